"""The families of cases, and how often each comes."""
from aliases import alias, alias_list
from identity import again, elsewhere, same_day_twice, two_works
from kinds import amending_law, blank, congress, itself, laws_in_turn, named, short
from lists import enumeration, number_range, types_in_turn
from loose import coded, lost_blanks, numbered_law, old_number, symbol_at_end
from pinpoints import pinpoint, pinpoint_behind
from relations import after, chain, issuer_before, passive, single, spelling, subject
from traps import trap

# How many cases of each in a round.
FAMILIES = {single: 19, spelling: 8, chain: 14, after: 1, issuer_before: 3, itself: 1, named: 1, amending_law: 1, laws_in_turn: 1, congress: 1, blank: 6,
            short: 6, enumeration: 3, types_in_turn: 1, number_range: 1, pinpoint: 9, pinpoint_behind: 1, alias: 6, alias_list: 1, again: 1, same_day_twice: 1,
            two_works: 1, elsewhere: 6, trap: 1, passive: 1, subject: 1, lost_blanks: 2, symbol_at_end: 1, coded: 1, numbered_law: 1, old_number: 1}


def compose(setting):
    return setting.draw.deal("family", [family for family, share in FAMILIES.items() for _ in range(share)])(setting)
