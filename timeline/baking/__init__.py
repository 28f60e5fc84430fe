"""The public site as plain files: every page drawn by its own view, its links made relative, kept up to date.

`bake` is the whole of it; `pages` draws, `places` says which file an address becomes, `links` rewrites pages,
`assets` brings styles and scripts, `index` is what the search of a baked page reads, `folder` is all that
touches the disk.
"""

from timeline.baking.bake import Baked, NotBaked, bake

__all__ = ["Baked", "NotBaked", "bake"]
