"""What belongs to the page and not to the story: credits, menus, datelines, leftovers of content systems."""

import re

PICTURES = r"(?:photo|photograph|image|picture|pic|video|graphic|illustration|credit|source|caption|figure)s?"
BUTTONS = (
    r"menu|share|tweet|print|e-?mail|subscribe|subscribed|follow|comments?|search|login|log\ in|sign\ in"
    r"|sign\ up|advertisement|sponsored|newsletter|skip|close|home|next|previous|loading|tags?|topics?"
)
BUTTON_WORDS = (
    "now|us|this|article|story|facebook|twitter|x|linkedin|whatsapp|reddit|copy|link|here|more|to|content|on|page"
    "|top|for|free|today|our"
)
KEYS = (
    "publisher|url|link|authors?|byline|stored_in|tags|keywords|category|categories|slug|language|lang|section|site"
    "|website|from|to|cc|bcc|message-id|reply-to|content-type|mime-version"
)
# A line that belongs to the page and not to the story.
FURNITURE = re.compile(
    rf"""(?ix)
    (?: © | \(c\)\s | copyright\b | all\s+rights\s+reserved
      | {PICTURES}(?:\s+(?:credit|by|via|courtesy|source|caption)s?)*\s*[:/©]
      | {PICTURES}\s+(?:by|courtesy|via)\b
      | (?:getty|alamy|shutterstock|reuters|afp|istock|unsplash|pexels)\b[^.]{{0,60}}$
      | (?:{BUTTONS})\b(?:[\s|/,:•·-]+(?:{BUTTONS}|{BUTTON_WORDS}))*\W*$
      | (?:read|see|learn|related|more|further)\s+(?:more|also|next|articles?|stories|on|from)\b[^.]{{0,80}}$
      | (?:sign\ up|subscribe)\s+(?:to|for|now|today)\b.*$
      | (?:click|tap)\s+here\b.*$
      | (?:by|words?\ by|written\ by|reporting\ by|editing\ by|posted\ by)\s[^.!?]{{2,80}}$
      | (?:first\s+|last\s+)?(?:published|updated|modified|posted|date)\b\s*(?:on|at|:|\d)[^.!?]{{0,80}}$
      | (?:{KEYS})\s*:\s.*$
      | \d+\s+(?:min|minute|minutes|mins)\s+read\b.*$
      | https?://\S+\s*$
      | (?:this|the)\s+(?:story|article|post|piece|headline|report|copy)\s+(?:has\ been|was|is|will\ be)\s+
            (?:\w+\s+)?(?:updated|corrected|amended|developing|being\ updated|originally|first)\b.*$
      | (?:correction|clarification|editor[’']?s?\s+note)\s*(?:[:,(]|\d|$).*$
    )"""
)
TITLE_KEY = re.compile(r"(?i)(?:title|headline|subject|subtitle|standfirst)\s*:\s+")
# "WASHINGTON (AP) —", "SAN FRANCISCO, April 3 (Reuters) -", "London, 12 May 2021 –": a place and no event.
DATELINE = re.compile(
    r"[A-Z]{3}[A-Z ./]{0,30}, [A-Z][a-z]{2,8}\.? \d{1,2}\s(?=[A-Z][a-z])"
    r"|[A-Z][\w.'’ ,-]{1,50}?(?:,\s[\w. ]{3,20}?)?(?:\s?\((?:[A-Z][\w /&.-]{1,25})\)\s?[-–—]{1,2}\s|\s[–—]\s)"
)
# A picture agency's name glued to the caption's first word: "AlamyThe queue outside".
CREDIT = re.compile(
    r"(?:[A-Z][\w ]{0,30}?[/:]\s?)?"
    r"(?:Alamy|Getty(?: Images)?|Shutterstock|Reuters|AFP|EPA|Rex|Splash|iStock)(?=[A-Z][a-z])"
)
# "[/caption]", "[embed url=…]", "}]]", "Menu Menu"; never "[sic]" or "[the company]", which are an editor's.
RESIDUE = re.compile(
    r"(?i)[“\"]?\}?\]\]|\{{2,}+|\}{2,}+|(?<!\S)(?:menu\s+menu|share\s+share)\b"
    r"|\[/?(?:caption|embed|gallery|video|audio|image|img|url|quote|block\w*|ad|advert\w*)\b[^\[\]\n]{0,200}\]"
    r"|\[/\w{1,20}\]|\[\w{1,20} \w{1,20}=[^\[\]\n]{0,200}\]"
)
# One of these stands in each of them, and in few paragraphs.
RESIDUE_SIGNS = ("[", "]", "{", "}", "menu", "share")
