"""Stretches of text on their way through the parser, side by side: the stack and the rest of each, and its arcs.

A token is a number; ``none``, the number behind the last, is no token, and knows neither neighbours nor arcs. The
stack and the rest of a text are chains: ``below`` a token on the stack, ``after`` a token of the rest.

A stretch is read rightly when it comes to its end with an empty stack and without an arc to the token behind: from
there on the parser does what it did that began at that token. Where it would do anything else, the stretch takes the
next one over, undoes what was read there, and goes on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from factcheck.extract.network import Rows

SHIFT, REDUCE, ARC, BREAK = range(4)
PARTS = 8  # tokens that decide an action
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The tokens ``first`` to ``end`` (excluded), which is the end of the text where it is ``last``."""

    first: int
    end: int
    last: bool


def stretches(texts: Sequence[range], openings: Sequence[int]) -> list[Stretch]:
    """The texts cut before each of ``openings``, which stand in order."""
    found = []
    opening = iter([*openings, texts[-1].stop])
    cut = next(opening)
    for text in texts:
        first = text.start
        while cut < text.stop:
            if cut > first:
                found.append(Stretch(first, cut, last=False))
                first = cut
            cut = next(opening)
        if first < text.stop:
            found.append(Stretch(first, text.stop, last=True))
    return found


class State:
    """Where each stretch stands that is not yet read: the ``top`` of its stack and the ``front`` of its rest."""

    def __init__(self, count: int, cut: Sequence[Stretch]) -> None:
        none = self._none = count
        self._after = np.arange(1, count + 2)
        self._after[[one.end - 1 for one in cut if one.last]] = self._after[none] = none
        self._below, self._left, self._right, self._before = (np.full(count + 1, none) for _ in range(4))
        self.head, self.arc = np.full(count + 1, -1), np.full(count + 1, -1)
        self._starts, self._returned = np.zeros(count + 1, dtype=np.bool_), np.zeros(count + 1, dtype=np.bool_)
        self._ends = {one.first: (one.end, one.last) for one in cut}  # of each stretch that none has taken over
        self._first = np.array([one.first for one in cut], dtype=np.intp)
        self._goal = np.array([none if one.last else one.end for one in cut], dtype=np.intp)
        self._front, self._top = self._first, np.full(len(cut), none)
        self._look()

    def __len__(self) -> int:
        return len(self._front)

    def _look(self) -> None:
        self._under, self._second = self._below.take(self._top), self._after.take(self._front)

    def tokens(self) -> Rows:
        """The tokens that decide the next action: a row for each part of the network, a column a stretch."""
        found = np.empty((PARTS, len(self)), dtype=np.intp)
        found[0], found[1], found[2], found[3] = self._front, self._second, self._top, self._under
        found[4] = self._below.take(self._under)
        found[5], found[6], found[7] = (
            self._left.take(self._front),
            self._left.take(self._top),
            self._right.take(self._top),
        )
        return found

    def forbidden(self) -> Flags:
        """Which actions are not to be taken: a row each for shift, reduce, arc and break."""
        empty, over, last = (at == self._none for at in (self._top, self._front, self._second))
        held = self._starts.take(self._front)
        cut = self._starts.take(self._second) & (self._front != self._goal)  # not by the stretch that begins there
        found = np.empty((4, len(self)), dtype=np.bool_)
        found[SHIFT] = (last | held | self._returned.take(self._front)) & ~empty
        found[REDUCE] = empty
        found[ARC] = empty | over | held
        found[BREAK] = last | cut | (self._second != self._front + 1)
        return found

    def step(self, action: Rows, arc: Rows, to_left: Flags) -> None:
        """Takes every stretch one action further; those that are read are left out from then on."""
        astray = (self._front == self._goal) & (action != REDUCE)
        if astray.any():
            going = self._taken_over(astray)
            self._keep(going)
            self._look()
            action, arc, to_left = action[going], arc[going], to_left[going]
        top, front, second, under = self._top, self._front, self._second, self._under
        joins, drop = action == ARC, action == REDUCE
        left = joins & to_left
        push = (action == SHIFT) | (joins & ~to_left)
        back = drop & (self.head.take(top) < 0) & (under != self._none)
        for happens, do in ((left, self._hang_left), (joins & push, self._hang_right), (back, self._return)):
            at = happens.nonzero()[0]
            if len(at):  # the last stretches of a text are few
                do(top.take(at), front.take(at), arc.take(at))
        pushed = push.nonzero()[0]
        self._below[front.take(pushed)] = top.take(pushed)
        self._starts[second.take((action == BREAK).nonzero()[0])] = True
        self._top = np.where(push, front, np.where(left | drop, under, top))
        self._front = np.where(push, second, np.where(back, top, front))
        going = (self._top != self._none) | (self._front != self._goal)
        if not going.all():
            self._keep(going)
        self._look()

    def _keep(self, going: Flags) -> None:
        self._first, self._goal = self._first[going], self._goal[going]
        self._top, self._front = self._top[going], self._front[going]

    def _taken_over(self, astray: Flags) -> Flags:
        """Lets each stretch that goes ``astray`` have the next one; the stretches that are left."""
        going = np.ones(len(self), dtype=np.bool_)
        for at in np.flatnonzero(astray):
            if going[at]:
                first = int(self._goal[at])
                end, last = self._ends.pop(first)
                going &= self._first != first
                self._forget(first, end, last=last)
                self._ends[int(self._first[at])] = end, last
                self._goal[at] = self._none if last else end
        return going

    def _forget(self, first: int, end: int, *, last: bool) -> None:
        """Undoes what was read between two tokens; whether a sentence begins with the first was said before it."""
        self._after[first:end] = np.arange(first + 1, end + 1)
        if last:
            self._after[end - 1] = self._none
        for links in (self._below, self._left, self._right, self._before):
            links[first:end] = self._none
        self.head[first:end] = self.arc[first:end] = -1
        self._returned[first:end] = False
        self._starts[first + 1 : end + 1] = False

    def _hang_left(self, child: Rows, head: Rows, arc: Rows) -> None:
        """The top of the stack under the front; an arc that it had before is undone."""
        self._right[self.head.take(child)] = self._before.take(child)  # without a head, at the end: ``none``
        self._right[self._none] = self._none
        self._left[head], self.head[child], self.arc[child] = child, head, arc
        self._returned[head] = False

    def _hang_right(self, head: Rows, child: Rows, arc: Rows) -> None:
        """The front under the top of the stack."""
        self._before[child] = self._right.take(head)
        self._right[head], self.head[child], self.arc[child] = child, head, arc

    def _return(self, token: Rows, front: Rows, _: Rows) -> None:
        """The top of the stack goes back before the front: nothing there is its head."""
        self._returned[token] = True
        self._after[token] = front
