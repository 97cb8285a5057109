"""Short names for sources: the file's stem, and only as much more as keeps them apart."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

# A content hash that a crawler put at the end; digits alone may be a date and stay.
_HASH = re.compile(r"[_-](?=[0-9]*[a-f])[0-9a-f]{8,64}$")


def source_ids(paths: Sequence[str]) -> tuple[str, ...]:
    """One id for each path, all different, the same whatever the order of the paths.

    A path's names from short to long: stem without hash, stem, folder/stem, with suffix, the path
    itself; each path takes the first that no other path wants.
    """
    names = [_names(path) for path in paths]
    level = [0] * len(paths)
    while True:
        taken = Counter(names[n][level[n]] for n in range(len(paths)))
        clashing = [n for n in range(len(paths)) if taken[names[n][level[n]]] > 1 and level[n] + 1 < len(names[n])]
        if not clashing:
            return tuple(names[n][level[n]] for n in range(len(paths)))
        for n in clashing:
            level[n] += 1


def _names(path: str) -> tuple[str, ...]:
    record, _, number = path.rpartition("#") if re.search(r"#\d+$", path) else (path, "", "")
    file, tail = PurePosixPath(record), f"#{number}" if number else ""
    stem = "stdin" if path == "-" else file.stem
    short = _HASH.sub("", stem) or stem
    folder = file.parent.name
    below = f"{folder}/" if folder not in ("", "..") else ""
    return (short + tail, stem + tail, f"{below}{stem}{tail}", f"{below}{file.name}{tail}", path)
