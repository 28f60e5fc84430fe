// Search and filters where no server answers: the same addresses as the live site's, read from a small index that is
// fetched when somebody turns to the form. Without this script there are the register and pages of each kind.

const form = document.querySelector("#find");
const found = document.querySelector("#found");
const whole = [...found.childNodes];
const here = (href) => new URL(href, document.baseURI);
const root = here(form.dataset.root);
const given = new URLSearchParams(form.dataset.given);
const KINDS = ["q", "name", "chapter", "standing", "outlet", "since", "until", "day", "key"];
const SOME = 25;
const MAX_CHOICES = 80;
const KEY = 1;
const ON_A_DAY = 2;

/* The index ------------------------------------------------------------------------------------------- */

const fetched = new Map();
const once = (key, make) => {
  if (!fetched.has(key)) fetched.set(key, make().catch((error) => { fetched.delete(key); throw error; }));
  return fetched.get(key);
};
const json = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
};
const events = () => once("events", () => json(here(form.dataset.find)));
const words = () => once("words", async () => {
  const index = await json(new URL("words.json", here(form.dataset.find)));
  return { listed: index.words.split(" "), stand: index.stand };
});

/* Words ----------------------------------------------------------------------------------------------- */

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
const ENDING = /(?:ies|ied|y|ing|es|ed|e|s)$/;
const LONG_ENDING = /(?:ions?|ies|ied|y|ing|es|ed|e|s)$/;
/* What forms of an English word share, near enough: company and companies, encrypted and encryption. */
const stem = (word) => (word.length > 4 ? word.replace(word.length > 7 ? LONG_ENDING : ENDING, "") : word);

/* Whether a few slips of the hand lie between two words: letters too many, missing, changed or swapped. */
function within(slips, one, other) {
  if (Math.abs(one.length - other.length) > slips) return false;
  let [last, row] = [[], Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) next[j] = Math.min(next[j], last[j - 2] + 1);
    }
    if (Math.min(...next) > slips) return false;
    [last, row] = [row, next];
  }
  return row[other.length] <= slips;
}

function placesOf(index, fits) {
  const places = new Set();
  const said = [];
  index.listed.forEach((word, number) => {
    if (!fits(word)) return;
    said.push(word);
    let place = 0;
    for (const step of index.stand[number].split(" ")) places.add((place += parseInt(step, 36)));
  });
  return { places, said };
}

/* The events that have all the words, in any form, the last one perhaps unfinished; or words nearly like them. */
async function search(text) {
  const without = new Set((text.match(/(?<=^|\s)-\S+/g) ?? []).flatMap(wordsOf));
  const wanted = wordsOf(text.replace(/(?<=^|\s)-\S+/g, " "));
  if (!wanted.length) return null;
  const index = await words();
  let places = null;
  let isAlike = false;
  const marked = [];
  wanted.forEach((word, number) => {
    const isBegun = number === wanted.length - 1;
    let some = placesOf(index, (one) => stem(one) === stem(word) || (isBegun && one.startsWith(word)));
    if (!some.places.size && word.length > 3) {
      some = placesOf(index, (one) => within(word.length > 7 ? 2 : 1, word, one));
      isAlike ||= some.places.size > 0;
    }
    marked.push(...some.said);
    places = places ? new Set([...places].filter((place) => some.places.has(place))) : some.places;
  });
  const banned = placesOf(index, (one) => without.has(one)).places;
  return { places: new Set([...places].filter((place) => !banned.has(place))), isAlike, marked: new Set(marked) };
}

/* Filters --------------------------------------------------------------------------------------------- */

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/* The first or last day, as a number, of a year, month or day as people or EDTF write it; 0 for what is none. */
function dayOf(typed, isFirst) {
  const text = typed.trim().toLowerCase().replace(/[~?%,]/g, "");
  let [, year, month, day] = text.match(/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/) ?? [];
  if (!year) {
    const parts = text.match(/^(?:(\d{1,2}) )?([a-z]{3,9})\.? (?:(\d{1,2}) )?(\d{4})$/);
    const place = parts ? MONTHS.indexOf(parts[2].slice(0, 3)) : -1;
    if (place < 0) return 0;
    [year, month, day] = [parts[4], place + 1, parts[1] ?? parts[3]];
  }
  return Number(year) * 10000 + Number(month ?? (isFirst ? 1 : 12)) * 100 + Number(day ?? (isFirst ? 1 : 31));
}

function testsOf(asked, index) {
  const { columns } = index;
  const tests = {};
  const place = (list, value) => list.findIndex((one) => (Array.isArray(one) ? one[0] : one) === value);
  const one = (name) => asked.get(name) ?? "";
  if (one("name")) tests.name = (at) => columns.names[at].includes(place(index.names, one("name")));
  if (one("chapter")) tests.chapter = (at) => columns.chapter[at] === place(index.chapters, one("chapter"));
  if (one("outlet")) tests.outlet = (at) => columns.outlets[at].includes(place(index.outlets, one("outlet")));
  const standings = asked.getAll("standing");
  if (standings.length) tests.standing = (at) => standings.includes(index.standings[columns.standing[at]][0]);
  const [since, until] = [dayOf(one("since"), true), dayOf(one("until"), false)];
  if (since) tests.since = (at) => !columns.to[at] || columns.to[at] >= since;
  if (until) tests.until = (at) => columns.from[at] <= until;
  if (/^\d\d-\d\d$/.test(one("day"))) {
    const day = Number(one("day").replace("-", ""));
    tests.day = (at) => columns.flags[at] & ON_A_DAY && columns.from[at] % 10000 === day;
  }
  if (one("key")) tests.key = (at) => columns.flags[at] & KEY;
  return tests;
}

const chosen = (all, tests, without) => {
  const asked = Object.entries(tests).filter(([name]) => name !== without).map(([, test]) => test);
  return all.filter((at) => asked.every((test) => test(at)));
};

/* What is asked for ----------------------------------------------------------------------------------- */

/* What this page shows by itself, and what its address asks for besides. */
function asking() {
  const asked = new URLSearchParams(given);
  for (const name of new Set(new URLSearchParams(location.search).keys())) asked.delete(name);
  for (const [name, value] of new URLSearchParams(location.search)) if (value) asked.append(name, value);
  return asked;
}

const narrows = (asked) => KINDS.some((name) => asked.getAll(name).join() !== given.getAll(name).join());

/* What the form says, as an address has it: nothing that makes no difference. */
function typed() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value.trim()) query.append(name, value.trim());
  const boxes = form.querySelectorAll("[name=standing]");
  if (boxes.length && [...boxes].every((box) => box.checked)) query.delete("standing");
  // A density column of the overview, and a day: the form has no field of these.
  const day = new URLSearchParams(location.search).get("day");
  if (day) query.set("day", day);
  return query;
}

function ask(query, { replace = false } = {}) {
  const text = query.toString();
  if (given.has("standing")) {
    location.assign(`${root.href}${text && `?${text}`}`);
    return;
  }
  history[replace ? "replaceState" : "pushState"](null, "", location.pathname + (text && `?${text}`));
  show();
}

/* Showing it ------------------------------------------------------------------------------------------ */

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};
const MARK = "http://www.w3.org/2000/svg";
const mark = (standing) => {
  const svg = document.createElementNS(MARK, "svg");
  svg.setAttribute("class", "mark");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(MARK, "use");
  use.setAttribute("href", `#mark-${standing}`);
  svg.append(use);
  return svg;
};
const eventUrl = (index, at) => {
  const [id, said] = [index.columns.id[at], index.columns.words[at]];
  return new URL(`../events/${id}${said && `-${said}`}/index.html`, here(form.dataset.find)).href;
};
const nameUrl = (words) => new URL(`../names/${encodeURIComponent(words)}/index.html`, here(form.dataset.find)).href;

/* Marks the words that a search found. */
function markIn(place, said) {
  if (!said?.size) return;
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const pieces = [];
  while (texts.nextNode()) pieces.push(texts.currentNode);
  for (const text of pieces) {
    const parts = text.data.split(/([\p{L}\p{N}\p{M}]+)/u);
    if (!parts.some((part) => part && said.has(plain(part)))) continue;
    text.replaceWith(...parts.map((part) => (part && said.has(plain(part)) ? element("mark", {}, part) : part)));
  }
}

/* The entries as the pages of the whole list have them: fetched from there, so that they are the very same. */
async function entriesOf(index, ats) {
  const pageOf = (at) => 1 + Math.floor((index.columns.at?.[at] ?? at) / index.size);
  const urlOf = (number) => new URL(number > 1 ? `page/${number}/index.html` : "index.html", root);
  const pages = new Map();
  await Promise.all([...new Set(ats.map(pageOf))].map(async (number) => {
    pages.set(number, await once(`page ${number}`, async () => {
      const answer = await fetch(urlOf(number));
      if (!answer.ok) throw new Error(`${urlOf(number)}: ${answer.status}`);
      return new DOMParser().parseFromString(await answer.text(), "text/html");
    }));
  }));
  let before = 0;
  return ats.map((at) => {
    const entry = document.importNode(pages.get(pageOf(at)).getElementById(`event-${index.columns.id[at]}`), true);
    for (const link of entry.querySelectorAll("a[href], img[src]")) {
      const name = link.hasAttribute("href") ? "href" : "src";
      const value = link.getAttribute(name);
      if (!value.startsWith("#")) link.setAttribute(name, new URL(value, urlOf(pageOf(at))).href);
    }
    for (const picture of entry.querySelectorAll("[srcset]")) {
      const sizes = picture.getAttribute("srcset").split(",").map((one) => one.trim().split(" "));
      const moved = sizes.map(([url, ...size]) => [new URL(url, urlOf(pageOf(at))).href, ...size].join(" "));
      picture.setAttribute("srcset", moved.join(", "));
    }
    const year = Math.floor(index.columns.from[at] / 10000);
    entry.querySelector(".when")?.classList.toggle("turn", year !== before);
    before = year;
    return entry;
  });
}

async function listOf(index, ats, said) {
  const entries = await entriesOf(index, ats);
  for (const entry of entries) for (const part of entry.querySelectorAll(".head, .told")) markIn(part, said);
  const list = element("ol", { class: "entries", "data-timeline-ready": "" }, ...entries);
  return [element("section", { class: "chapter" }, element("h2", { class: "sr" }, "Entries"), list)];
}

function tableOf(index, ats, said) {
  const { columns } = index;
  const rows = ats.map((at) => {
    const [standing, words_] = index.standings[columns.standing[at]];
    const head = element("a", { href: eventUrl(index, at) }, columns.headline[at]);
    const names = columns.names[at].flatMap((place, number) => [
      ...(number ? [", "] : []),
      element("a", { href: nameUrl(index.names[place][0]) }, index.names[place][1]),
    ]);
    markIn(head, said);
    return element(
      "tr", { id: `event-${columns.id[at]}` },
      element("td", { class: "table-date" }, columns.label[at]),
      element("th", { scope: "row" }, head),
      element("td", { class: standing }, mark(standing), ` ${words_}`),
      element("td", {}, ...names),
      element("td", {}, String(columns.sources[at])),
    );
  });
  const heads = ["Date", "What", "Standing", "People and organisations", "Sources"];
  const table = element(
    "table", { "data-timeline-ready": "" },
    element("caption", { class: "sr" }, "Entries found"),
    element("thead", {}, element("tr", {}, ...heads.map((text) => element("th", { scope: "col" }, text)))),
    element("tbody", {}, ...rows),
  );
  const frame = { class: "table-frame", tabindex: "0", role: "region", "aria-label": "Entries as a table" };
  return [
    element("p", { class: "table-hint" }, "The table goes on to the right: scroll it sideways."),
    element("div", frame, table),
  ];
}

function pagerOf(asked, page, pages) {
  if (pages < 2) return [];
  const turn = (to, rel, text) => {
    const query = new URLSearchParams(location.search);
    query.set("page", to);
    const link = element("a", { rel, href: `?${query}` }, text);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      ask(query);
      found.scrollIntoView();
    });
    return link;
  };
  return [element(
    "nav", { class: "pager", "aria-label": "Pages" },
    ...(page > 1 ? [turn(page - 1, "prev", "Previous entries")] : []),
    element("span", {}, `Page ${page} of ${pages}`),
    ...(page < pages ? [turn(page + 1, "next", "Next entries")] : []),
  )];
}

function countOf(asked, number, search_) {
  const q = asked.get("q");
  const how = search_?.isAlike ? " with words spelled nearly like" : " with";
  return element(
    "p", { id: "found-count", class: "found-count", role: "status" },
    element("b", {}, String(number)), ` entr${number === 1 ? "y" : "ies"}${q ? `${how} “${q}”` : ""}. `,
    element("a", { href: root.href }, "Show all"),
  );
}

/* How many each choice would leave, with all the others as they are. */
function showCounts(index, all, tests) {
  const { columns } = index;
  const counts = (kind, valuesOf) => {
    const sums = new Map();
    for (const at of chosen(all, tests, kind)) for (const value of valuesOf(at)) sums.set(value, (sums.get(value) ?? 0) + 1);
    return sums;
  };
  const standings = counts("standing", (at) => [index.standings[columns.standing[at]][0]]);
  for (const box of form.querySelectorAll("[name=standing]")) {
    const count = standings.get(box.value) ?? 0;
    box.parentElement.querySelector(".count").textContent = count;
    box.parentElement.hidden = !count && !box.checked;
  }
  const choose = (name, list, sums, headings) => {
    const field = form.elements.namedItem(name);
    if (!field) return;
    const value = asking().get(name) ?? "";
    const choices = [...sums].map(([place, count]) => {
      const [key, text, kind] = Array.isArray(list[place]) ? list[place] : [list[place], list[place]];
      return { key, text, kind, count };
    });
    choices.sort((one, other) => (other.key === value) - (one.key === value) || other.count - one.count);
    const shown = choices.slice(0, MAX_CHOICES).sort((one, other) => one.text.localeCompare(other.text));
    if (value && !shown.some(({ key }) => key === value)) {
      const known = list.map((one) => (Array.isArray(one) ? one : [one, one])).find(([key]) => key === value);
      shown.unshift({ key: value, text: known?.[1] ?? value, kind: known?.[2], count: 0 });
    }
    const optionsOf = (some) => some.map(({ key, text, count }) => element("option", { value: key }, `${text} (${count})`));
    const groups = (headings ?? []).map((label, number) => [label, optionsOf(shown.filter(({ kind }) => kind === number))]);
    const grouped = groups.filter(([, options]) => options.length).map(([label, options]) => element("optgroup", { label }, ...options));
    const rest = optionsOf(shown.filter(({ kind }) => kind === undefined));
    field.replaceChildren(field.options[0], ...rest, ...grouped);
    field.value = value;
  };
  choose("name", index.names, counts("name", (at) => columns.names[at]), index.kinds);
  choose("chapter", index.chapters, counts("chapter", (at) => (columns.chapter[at] < 0 ? [] : [columns.chapter[at]])));
  choose("outlet", index.outlets, counts("outlet", (at) => columns.outlets[at]));
}

/* The points and bars of what is not shown fade, as on the live page. */
const marks = [...document.querySelectorAll("#overview a[data-event]")].map((link) => [link, link.classList.contains("off")]);
function fade(ids) {
  for (const [link, wasOff] of marks) link.classList.toggle("off", ids ? !ids.has(link.dataset.event) : wasOff);
}

function fill(asked) {
  for (const field of form.elements) {
    if (field.name === "standing") field.checked = asked.getAll("standing").includes(field.value);
    else if (field.name && field !== document.activeElement) field.value = asked.get(field.name) ?? "";
  }
}

/* The other ways to show it keep what is asked for. */
const ways = [...form.querySelectorAll(".views a")].map((link) => [link, link.getAttribute("href")]);
function keepInWays(isNarrowed) {
  const kept = new URLSearchParams(location.search);
  kept.delete("page");
  for (const [link, href] of ways) {
    const url = here(href);
    if (isNarrowed) for (const [name, value] of kept) url.searchParams.append(name, value);
    link.setAttribute("href", isNarrowed ? url.href : href);
  }
}

let turn = 0;
async function show() {
  const mine = (turn += 1);
  const asked = asking();
  const isNarrowed = narrows(asked);
  fill(asked);
  keepInWays(isNarrowed);
  if (!isNarrowed) {
    if (fetched.has("events")) await refresh(asked, mine);
    if (mine !== turn) return;
    fade(null);
    put(whole);
    return;
  }
  found.setAttribute("aria-busy", "true");
  try {
    const results = await refresh(asked, mine);
    if (mine === turn) put(results);
  } catch (error) {
    console.error(error);
    if (mine === turn) {
      put([element("p", { class: "found-count", role: "status" }, "The index of this timeline could not be loaded. Try again.")]);
    }
  }
}

function put(nodes) {
  if (found.firstChild !== nodes[0]) found.replaceChildren(...nodes);
  found.removeAttribute("aria-busy");
  document.dispatchEvent(new CustomEvent("entries:shown"));
}

/* What is asked for, ready to be put in place; the counts beside the filters follow at once. */
async function refresh(asked, mine) {
  const index = await events();
  const searched = asked.get("q") ? await search(asked.get("q")) : null;
  if (mine !== turn) return [];
  const all = [...index.columns.id.keys()].filter((at) => !searched || searched.places.has(at));
  const tests = testsOf(asked, index);
  showCounts(index, all, tests);
  if (!narrows(asked)) return [];
  const some = chosen(all, tests);
  fade(new Set(some.map((at) => String(index.columns.id[at]))));
  if (asked.get("newest")) some.reverse();
  const pages = Math.max(1, Math.ceil(some.length / SOME));
  const page = Math.min(Math.max(1, Number(asked.get("page")) || 1), pages);
  const shown = some.slice((page - 1) * SOME, page * SOME);
  const count = countOf(asked, some.length, searched);
  if (!shown.length) {
    const hint = element("p", {}, "Try fewer words or another filter.");
    return [count, element("section", { class: "empty", "data-timeline-ready": "" }, element("h2", {}, "Nothing here fits that"), hint)];
  }
  const isTable = asked.get("view") === "table";
  const body = isTable ? tableOf(index, shown, searched?.marked) : await listOf(index, shown, searched?.marked);
  return [count, ...body, ...pagerOf(asked, page, pages)];
}

/* Beginning ------------------------------------------------------------------------------------------- */

let waiting = 0;
form.addEventListener("input", ({ target }) => {
  clearTimeout(waiting);
  if (target.name === "q") waiting = setTimeout(() => ask(typed(), { replace: true }), 120);
});
form.addEventListener("change", ({ target }) => {
  clearTimeout(waiting);
  if (target.name !== "q") ask(typed());
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  ask(typed());
});
form.addEventListener("focusin", () => events().catch(() => {}), { once: true });
addEventListener("popstate", show);
for (const part of form.querySelectorAll("[data-scripted]")) part.hidden = false;
for (const part of form.querySelectorAll("[data-plain]")) part.hidden = true;
form.dataset.ready = "";
if (location.search) show();
