"""Two short drafts of a script, for tests: what pink changes, what it leaves, what it leaves in doubt."""

from __future__ import annotations

from typing import Final

BLUE: Final = """\
Title: The Long Tide
Draft date: Blue, 14 Nov 2026

INT. BOATHOUSE - NIGHT #42#

Rain on the tin roof. One lamp. ELIN puts the record on.

ELIN
You said you could not dance.

ANDERS
I said I do not.

They dance, slowly, without speaking. He kisses her.

EXT. PIER - NIGHT #61#

The lamp at the end of the pier has gone out. ELIN and
ANDERS lean on the rail and count the boats that come in.

He takes her coat, and holds it up before the wind. They kiss.

ELIN
That was the last.

EXT. QUAY - MORNING #70#

Gulls. Nobody.

INT. NET LOFT - DAY #71#

ANDERS mends a net by feel and looks out of the window.
SAMUEL watches him miss a mesh and says nothing at all.
"""

PINK: Final = """\
Title: The Long Tide
Draft date: Pink, 17 Nov 2026

INT. BOATHOUSE - NIGHT #42#

Wind on the tin roof. One lamp. ELIN puts the record on.

ELIN
You said you could not dance.

ANDERS
I said I do not.

They dance, slowly, without speaking. She kisses him, twice.

EXT. PIER - NIGHT #61#

The lamp at the end of the pier has gone out. Fog. ELIN walks
up and down and hums.

He takes her coat, and holds it up. They kiss.

ELIN
Who is there? I can see that somebody is there, and that he
has not made up his mind whether he is. Nobody answers when I
ask a question in the fog; I have been told that it is a habit.

INT. KITCHEN - EVENING #70A#

Gulls on the radio. Nobody listens; ELIN washes two cups and dries one.

INT. NET LOFT - DAY #71#

ANDERS mends a net by feel and looks out of the window.
SAMUEL watches him miss a mesh and says nothing at all.
"""
"""Scene 42 with other words, 61 with so many that a person must say, 70 gone, 70A new, 71 as it was."""
