"""The words by which something is said to move or to stay, for all who read sentences: the proof-reader, a refresh."""

from __future__ import annotations

from typing import Literal

Way = Literal["up", "down", "better", "worse", "level"]
ADVERB = r"(?:(?:also|now|again|still|further|overall|only|just|all|both|once again|thus|therefore|\w+ly) )*"
# For each way the verbs: has ..., is ..., continues to ..., and the past.
VERBS: tuple[tuple[Way, tuple[str, str, str, str]], ...] = (
    ("up", (
        "increased|risen|grown|gone up|climbed|surged|soared|jumped|doubled",
        "increasing|rising|growing|going up|climbing|soaring",
        "increase|rise|grow|climb", "rose|grew|increased|climbed|went up|soared|jumped|doubled|crept up",
    )),
    ("down", (
        "decreased|reduced|fallen|dropped|declined|gone down|come down|lowered|shrunk|fallen back|dropped back|slipped|"
        "dipped|halved|plunged|plummeted|tumbled|slumped|diminished|been cut",
        "decreasing|reducing|falling|dropping|declining|going down|coming down|shrinking|slipping|dipping|plunging|"
        "plummeting|tumbling|diminishing",
        "decrease|reduce|fall|drop|decline|shrink|slip|dip|diminish",
        "fell|dropped|decreased|reduced|declined|went down|came down|shrank|slipped|dipped|halved|plunged|plummeted|"
        "tumbled|slumped|diminished|eased to|contracted to|was cut|were cut",
    )),
    ("better", ("improved", "improving|getting better", "improve", "improved")),
    ("worse", (
        "worsened|deteriorated|got worse|gotten worse", "worsening|deteriorating|getting worse",
        "worsen|deteriorate", "worsened|deteriorated|got worse",
    )),
)  # fmt: skip
NOUNS: dict[Way, str] = {
    "up": "increase|rise|growth|upturn",
    "down": "reduction|decrease|fall|drop|decline|downturn|dip",
    "better": "improvement",
    "worse": "deterioration|worsening",
}
LEVEL = "stable|static|unchanged|the same|steady|constant|consistent|level|flat"
# What may come after a verb that has no object.
AFTER = (
    r"(?=\s*$|\s*[,.;:!)\-–—]|\s+(?:in|from|to|by|over|since|for|this|last|on|at|during|between|across|against|"
    r"compared|and|as|again|further|month|year|throughout|within|week|each|every|back|above|below|up|down|under|well|"
    r"when|while|than|also|now|still|with|after|following|per|of late|overall|once|through|most|more|yet|too|so|"
    r"because|since|until|or|both|(?:slight|significant|steadi|sharp|considerab|substantial|marginal|gradual|large|"
    r"main|part|slow|on|consistent|dramatical|notab|marked|quick|rapid|recent)ly|\d)\b)"
)
