"""A small archive written for the tests: a dam, a flood, and who says what about them."""

GAZETTE, POST = "Alba Gazette", "Coast Post"
WARNED = "“Nobody in this town was warned about the water,”"
BRIDGE = ("“We will rebuild the lower bridge,”", "“before the first snow falls.”")
INSPECTED = "Mayor Helen Carter said the dam had been inspected in March."
CONCRETE = "“The concrete was cracked from the first winter,”"
SCHOOL = "“The children have lost their school,”"

DAM = {
    "id": "dam",
    "title": "Dam breaks above Alba",
    "outlet": GAZETTE,
    "date": "2023-05-04",
    "text": f"""The old dam above Alba broke on Tuesday night and the river flooded forty houses.

{INSPECTED}

{WARNED} Carter said.

{BRIDGE[0]} she added, {BRIDGE[1]}

Victor Lund, who owns the mill, watched from the hill.

A rescue worker said the road to the north was closed.""",
}
FLOOD = {
    "id": "flood",
    "title": "Flood in Alba after dam breaks",
    "outlet": POST,
    "date": "2023-05-05",
    "text": f"""A dam broke above Alba this week and the water took the lower bridge.

{WARNED} Helen Carter told reporters.

{SCHOOL} said Anna Mason, a teacher.""",
}
CRACKS = {
    "id": "cracks",
    "title": "Engineers wrote letters about the dam",
    "outlet": POST,
    "date": "2023-06-02",
    "text": f"""Two engineers wrote letters about the dam years before it broke.

{CONCRETE} Paul Mason, an engineer, told reporters on Thursday.

Mason criticized Helen Carter for her silence.

The ministry denied that it had received a letter.""",
}
MILL = {
    "id": "mill",
    "title": "A bridge for the mill",
    "outlet": None,
    "text": """The mill has had no road since the flood.

“The mill needs a bridge more than it needs a road,” Helen Carter said.""",
}
RECORDS = (DAM, FLOOD, CRACKS, MILL)
