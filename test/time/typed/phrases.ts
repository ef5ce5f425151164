/** Phrases for times, and what they mean; as in the other table, for somebody to whom it is Tuesday 3 March 2026, 10:00. The same in every zone. */
export const PHRASES = `
mon to wed 9am to 5pm → Mon 9 Mar 2026 09:00 - 17:00 | Mon 9 Mar 2026 09:00 - Wed 11 Mar 2026 17:00
9am-5pm Mon-Fri → Mon 9 Mar 2026 09:00 - 17:00 | Mon 9 Mar 2026 09:00 - Fri 13 Mar 2026 17:00
Monday to Wednesday 9:00 - 17:00 → Mon 9 Mar 2026 09:00 - 17:00 | Mon 9 Mar 2026 09:00 - Wed 11 Mar 2026 17:00
in the second week of March → Mon 2 Mar 2026 - Sun 8 Mar 2026 | Mon 9 Mar 2026 - Sun 15 Mar 2026
the week of 2 March → Mon 2 Mar 2026 - Sun 8 Mar 2026, no hour
w/c 2 March → Mon 2 Mar 2026 - Sun 8 Mar 2026, no hour
second week of June → Mon 8 Jun 2026 - Sun 14 Jun 2026, no hour
the last week of May → Mon 25 May 2026 - Sun 31 May 2026, no hour
the last week of April → Mon 20 Apr 2026 - Sun 26 Apr 2026 | Mon 27 Apr 2026 - Sun 3 May 2026
first week of april 9am → A week is no time of day: say which of its days.
ninth week of april → That has no week 9.
the next day → Wed 4 Mar 2026, no hour
next day 3pm → Wed 4 Mar 2026 15:00
the following day at 9 → Wed 4 Mar 2026 09:00
Friday 22:00 to 2am the next day → Fri 6 Mar 2026 22:00 - Sat 7 Mar 2026 02:00
Friday 9:00 to 17:00 the same day → Fri 6 Mar 2026 09:00 - 17:00
PT2H → for 2 h
for PT1H30M → for 1 h 30 min
for P1D → for 1 day
for P2W → for 14 days
for P1DT12H → for 1 day 12 h
tomorrow 3pm PT2H → Wed 4 Mar 2026 15:00 - 17:00
for 1,5h → for 1 h 30 min
Friday 18:00 -> Monday 08:00 → Fri 6 Mar 2026 18:00 - Mon 9 Mar 2026 08:00
through Friday → until Sat 7 Mar 2026 00:00
thru Friday 18:00 → until Fri 6 Mar 2026 18:00
up to Friday 18:00 → until Fri 6 Mar 2026 18:00
up until Monday 8am → until Mon 9 Mar 2026 08:00
Saturday and Sunday → Sat 7 Mar 2026 - Sun 8 Mar 2026, no hour
today & tomorrow → Tue 3 Mar 2026 - Wed 4 Mar 2026, no hour
today and Friday → “today and Friday” are two times: one is taken, or a stretch such as “Monday to Friday”.
until 5 → until Tue 3 Mar 2026 17:00 | until Wed 4 Mar 2026 05:00
until 17 → until Tue 3 Mar 2026 17:00
until 25 → There is no 25.
Thursday week 3pm → Thu 12 Mar 2026 15:00
monday week 12 → Mon 16 Mar 2026, no hour
Thursday 15:30 + 2h → Thu 5 Mar 2026 15:30 - 17:30
a fortnight from now → Tue 17 Mar 2026 10:00
friday in a fortnight → Fri 20 Mar 2026, no hour
monday in two weeks → Mon 16 Mar 2026, no hour
a week from monday → Mon 16 Mar 2026, no hour
a week on friday → Fri 13 Mar 2026, no hour
a week today → Tue 10 Mar 2026, no hour
monday week → Mon 16 Mar 2026, no hour
friday fortnight → Fri 20 Mar 2026, no hour
tuesday after next → Tue 17 Mar 2026, no hour
two weeks on Tuesday → Tue 17 Mar 2026, no hour
3 days after 4 march → Sat 7 Mar 2026, no hour
next month → Wed 1 Apr 2026 - Thu 30 Apr 2026, no hour
this month → Sun 1 Mar 2026 - Tue 31 Mar 2026, no hour
next quarter → Wed 1 Apr 2026 - Tue 30 Jun 2026, no hour
next year → Fri 1 Jan 2027 - Fri 31 Dec 2027, no hour
the week after next → Mon 16 Mar 2026 - Sun 22 Mar 2026, no hour
monday the week after next 9:00 → Mon 16 Mar 2026 09:00
this weekend → Sat 7 Mar 2026 - Sun 8 Mar 2026, no hour
next weekend → Sat 7 Mar 2026 - Sun 8 Mar 2026 | Sat 14 Mar 2026 - Sun 15 Mar 2026
the weekend → Sat 7 Mar 2026 - Sun 8 Mar 2026, no hour
over the weekend → Sat 7 Mar 2026 - Sun 8 Mar 2026, no hour
for the weekend → Sat 7 Mar 2026 - Sun 8 Mar 2026, no hour
am Wochenende → Sat 7 Mar 2026 - Sun 8 Mar 2026, no hour
this weekend 10am → A weekend is no time of day: say which of its days.
saturday this weekend 10am → Sat 7 Mar 2026 10:00
monday this weekend → A Monday is no part of the weekend.
last weekend → “last weekend” is in the past.
last month → “last month” is in the past.
in march → Sun 1 Mar 2026 - Tue 31 Mar 2026, no hour
march → Sun 1 Mar 2026 - Tue 31 Mar 2026, no hour
march 2027 → Mon 1 Mar 2027 - Wed 31 Mar 2027, no hour
may 5 3pm → Tue 5 May 2026 15:00
in april at 3pm → A month is no time of day: say which of its days.
friday next month → A month has several Fridays: say which.
Q2 → Wed 1 Apr 2026 - Tue 30 Jun 2026, no hour
q1 2027 → Fri 1 Jan 2027 - Wed 31 Mar 2027, no hour
Q5 → A year has no quarter 5.
end of Q2 → Tue 30 Jun 2026 18:00
week 12 → Mon 16 Mar 2026 - Sun 22 Mar 2026, no hour
KW 12 → Mon 16 Mar 2026 - Sun 22 Mar 2026, no hour
calendar week 12 monday 9:00 → Mon 16 Mar 2026 09:00
W12 Tuesday 2pm → Tue 17 Mar 2026 14:00
wk 12 → Mon 16 Mar 2026 - Sun 22 Mar 2026, no hour
CW12 → Mon 16 Mar 2026 - Sun 22 Mar 2026, no hour
coming tuesday 15:00 → Tue 10 Mar 2026 15:00
this coming tuesday 15:00 → Tue 10 Mar 2026 15:00
kommenden Dienstag 15 Uhr → Tue 10 Mar 2026 15:00
kommenden Freitag 15 Uhr → Fri 6 Mar 2026 15:00
this tuesday 15:00 → Tue 3 Mar 2026 15:00
kommende Woche → Mon 9 Mar 2026 - Sun 15 Mar 2026, no hour
the coming month → Wed 1 Apr 2026 - Thu 30 Apr 2026, no hour
this coming weekend → Sat 7 Mar 2026 - Sun 8 Mar 2026, no hour
kommendes Wochenende → Sat 7 Mar 2026 - Sun 8 Mar 2026, no hour
diese Woche → Mon 2 Mar 2026 - Sun 8 Mar 2026, no hour
vom 20. Dezember bis 5. Januar → Sun 20 Dec 2026 - Tue 5 Jan 2027, no hour
auf Freitag 15 Uhr → Fri 6 Mar 2026 15:00
2026-W12 → Mon 16 Mar 2026 - Sun 22 Mar 2026, no hour
2026-W12-1 → Mon 16 Mar 2026, no hour
2026-W12-5 15:00 → Fri 20 Mar 2026 15:00
2026-W12-7 9:00 - 10:00 → Sun 22 Mar 2026 09:00 - 10:00
2027-W01-1 9:00 → Mon 4 Jan 2027 09:00
week 54 → 2026 has no week 54.
in 3 business days → Fri 6 Mar 2026 10:00
3 working days from now → Fri 6 Mar 2026 10:00
in a working day → Wed 4 Mar 2026 10:00
in 3 business days at 9:30 → Fri 6 Mar 2026 09:30
next business day → Wed 4 Mar 2026, no hour
the next working day at 10 → Wed 4 Mar 2026 10:00
for 3 business days → “3 business days” can’t be counted here: write when it ends.
last working day of the month → Tue 31 Mar 2026, no hour
first monday of april → Mon 6 Apr 2026, no hour
the first monday of april at 9 → Mon 6 Apr 2026 09:00
last friday of march → Fri 27 Mar 2026, no hour
fifth friday of april → There are only 4 of those days.
first of april → Wed 1 Apr 2026, no hour
the first of april at 3pm → Wed 1 Apr 2026 15:00
first of the month → Wed 1 Apr 2026, no hour
1st of next month → Wed 1 Apr 2026, no hour
9th of next month at 3pm → Thu 9 Apr 2026 15:00
the ninth of march → Mon 9 Mar 2026, no hour
march the ninth → Mon 9 Mar 2026, no hour
the twenty-first at 3pm → Sat 21 Mar 2026 15:00
9-mar-2026 3pm → Mon 9 Mar 2026 15:00
9-Mar 15:00 → Mon 9 Mar 2026 15:00
after lunch → Tue 3 Mar 2026 13:00 | Tue 3 Mar 2026 14:00
tomorrow after lunch → Wed 4 Mar 2026 13:00 | Wed 4 Mar 2026 14:00
lunchtime → Tue 3 Mar 2026 12:00 | Tue 3 Mar 2026 13:00
at lunch tomorrow → Wed 4 Mar 2026 12:00 | Wed 4 Mar 2026 13:00
before lunch → until Tue 3 Mar 2026 12:00 | until Tue 3 Mar 2026 13:00
until after lunch → until Tue 3 Mar 2026 13:00 | until Tue 3 Mar 2026 14:00
mid-morning → Tue 3 Mar 2026 10:00 | Tue 3 Mar 2026 11:00
midmorning tomorrow → Wed 4 Mar 2026 10:00 | Wed 4 Mar 2026 11:00
late afternoon → Tue 3 Mar 2026 16:00 | Tue 3 Mar 2026 17:00
early evening → Tue 3 Mar 2026 18:00 | Tue 3 Mar 2026 19:00
friday late in the evening → Fri 6 Mar 2026 21:00 | Fri 6 Mar 2026 22:00
first thing → Wed 4 Mar 2026 09:00
first thing Monday → Mon 9 Mar 2026 09:00
first thing in the morning → Wed 4 Mar 2026 09:00
last thing friday → Fri 6 Mar 2026 18:00
start of business monday → Mon 9 Mar 2026 09:00
close of play friday → Fri 6 Mar 2026 18:00
end of work friday → Fri 6 Mar 2026 18:00
COB → Tue 3 Mar 2026 18:00
until cob friday → until Fri 6 Mar 2026 18:00
Feierabend → Tue 3 Mar 2026 18:00
Ende der Woche → Fri 6 Mar 2026 18:00
Monatsende → Tue 31 Mar 2026 18:00
end of next quarter → Tue 30 Jun 2026 18:00
five pm tomorrow → Wed 4 Mar 2026 17:00
three thirty pm tomorrow → Wed 4 Mar 2026 15:30
twenty to five tomorrow → Wed 4 Mar 2026 04:40 | Wed 4 Mar 2026 16:40
half three tomorrow → Wed 4 Mar 2026 02:30 | Wed 4 Mar 2026 03:30 | Wed 4 Mar 2026 14:30 | Wed 4 Mar 2026 15:30
15:00hrs tomorrow → Wed 4 Mar 2026 15:00
monday am → Mon 9 Mar 2026 09:00
tuesday pm → Tue 3 Mar 2026 14:00
am Freitag 15 Uhr → Fri 6 Mar 2026 15:00
tmr 3pm → Wed 4 Mar 2026 15:00
tonite 8pm → Tue 3 Mar 2026 20:00
this coming friday 3pm → Fri 6 Mar 2026 15:00
immediately → Tue 3 Mar 2026 10:00
right away → Tue 3 Mar 2026 10:00
straight away → Tue 3 Mar 2026 10:00
at once → Tue 3 Mar 2026 10:00
around 3pm tomorrow → Wed 4 Mar 2026 15:00
~3pm tomorrow → Wed 4 Mar 2026 15:00
3pm-ish → Tue 3 Mar 2026 15:00
3ish tomorrow → Wed 4 Mar 2026 03:00 | Wed 4 Mar 2026 15:00
in an hour or so → Tue 3 Mar 2026 11:00
in about two hours → Tue 3 Mar 2026 12:00
tomorrow 9am my time → Wed 4 Mar 2026 09:00
2026-03-09T14:00/16:00 → Mon 9 Mar 2026 14:00 - 16:00
monday 14:00/16:00 → Mon 9 Mar 2026 14:00 - 16:00
before noon → until Tue 3 Mar 2026 12:00
before friday → until Fri 6 Mar 2026 00:00
before monday 9am → until Mon 9 Mar 2026 09:00
no later than friday 5pm → until Fri 6 Mar 2026 17:00
within an hour → until Tue 3 Mar 2026 11:00
in the next two hours → until Tue 3 Mar 2026 12:00
over the next 3 days → until Fri 6 Mar 2026 10:00
for the next hour → for 1 h
next 2 hours → for 2 h
two hours → for 2 h
90 min → for 1 h 30 min
1½ hours → for 1 h 30 min
for ½ hour → for 30 min
2h → for 2 h | Wed 4 Mar 2026 02:00
17h → Tue 3 Mar 2026 17:00
1h 30m → for 1 h 30 min
2h 15 minutes → for 2 h 15 min
17h 30m → Tue 3 Mar 2026 17:00 - 17:30
tomorrow 2h 30m → Wed 4 Mar 2026 02:00 - 02:30
until 2027 → “until 2027” may be a year: write 20:27, or the day.
now until 2027 → “now until 2027” may be a year: write 20:27, or the day.
Friday 19:00 until 2027 → Fri 6 Mar 2026 19:00 - 20:27
the rest of the day → until Tue 3 Mar 2026 18:00 | until Wed 4 Mar 2026 00:00
for the rest of the week → until Fri 6 Mar 2026 18:00 | until Mon 9 Mar 2026 00:00
for today → until Tue 3 Mar 2026 18:00 | until Wed 4 Mar 2026 00:00
for the day → until Tue 3 Mar 2026 18:00 | until Wed 4 Mar 2026 00:00
for friday 3pm → Fri 6 Mar 2026 15:00
all day friday → Fri 6 Mar 2026, no hour
all of next week → Mon 9 Mar 2026 - Sun 15 Mar 2026, no hour
the whole of tomorrow → Wed 4 Mar 2026, no hour
after 5pm → Tue 3 Mar 2026 17:00
after 3pm tomorrow → Wed 4 Mar 2026 15:00
from tomorrow → from Wed 4 Mar 2026, no hour
from friday on → from Fri 6 Mar 2026, no hour
as of monday → from Mon 9 Mar 2026, no hour
from 3pm onwards → Tue 3 Mar 2026 15:00
from monday to wednesday → Mon 9 Mar 2026 - Wed 11 Mar 2026, no hour
until next month → until Wed 1 Apr 2026 00:00 | until Fri 1 May 2026 00:00
until the weekend → until Fri 6 Mar 2026 18:00 | until Sat 7 Mar 2026 00:00 | until Mon 9 Mar 2026 00:00
until the end of the month → until Tue 31 Mar 2026 18:00
until tomorrow morning → until Wed 4 Mar 2026 09:00
until the last friday of march → until Fri 27 Mar 2026 18:00 | until Sat 28 Mar 2026 00:00
until then → not read
until further notice → “further notice” is no end: write one, such as “until Friday 18:00”; it can be moved.
forever → “forever” is no end: write one, such as “until Friday 18:00”; it can be moved.
after friday → “after friday” names no exact time: write a day and a time, such as “Friday 15:00”.
until after the weekend → “after the weekend” names no exact time: write a day and a time, such as “Friday 15:00”.
early friday → “early friday” names no exact time: write a day and a time, such as “Friday 15:00”.
late tomorrow → “late tomorrow” names no exact time: write a day and a time, such as “Friday 15:00”.
early next week → “early next week” names no exact time: write a day and a time, such as “Friday 15:00”.
later today → “later today” names no exact time: write a day and a time, such as “Friday 15:00”.
soon → “soon” names no exact time: write a day and a time, such as “Friday 15:00”.
sometime tomorrow → “sometime tomorrow” names no exact time: write a day and a time, such as “Friday 15:00”.
mid-march → “mid-march” names no exact time: write a day and a time, such as “Friday 15:00”.
middle of next week → “middle of next week” names no exact time: write a day and a time, such as “Friday 15:00”.
mid-week → “mid-week” names no exact time: write a day and a time, such as “Friday 15:00”.
in a couple of days → “in a couple of days” names no number: write how many.
for several hours → “several hours” names no number: write how many.
in a day or two → “in a day or two” names no number: write how many.
every monday 9am → “every monday” comes again: write one time of it. What comes again stands in the manifests.
daily → “daily” comes again: write one time of it. What comes again stands in the manifests.
weekdays 9-5 → “weekdays” comes again: write one time of it. What comes again stands in the manifests.
christmas day 10:00 → Fri 25 Dec 2026 10:00
new year's eve → Thu 31 Dec 2026, no hour
until christmas → I don't know the date of “christmas”: write it.
good friday 3pm → I don't know the date of “good friday”: write it.
late → “late” names no exact time: write a day and a time, such as “Friday 15:00”.
mid → not read
after → not read
before → not read
rest → not read
every → not read
first → not read
week → not read
last friday → “last friday” is in the past.
the → not read
five minutes past nine → Wed 4 Mar 2026 09:05
5 past nine → Wed 4 Mar 2026 09:05
5 minutes to 9 → Tue 3 Mar 2026 20:55 | Wed 4 Mar 2026 08:55
ten minutes to three pm → Tue 3 Mar 2026 14:50
five and twenty past nine → Wed 4 Mar 2026 09:25
twenty-five past nine → Wed 4 Mar 2026 09:25
twenty five to ten → Wed 4 Mar 2026 09:35
25 to 10 → Wed 4 Mar 2026 09:35
5 to 10 → not read
quarter of nine → Tue 3 Mar 2026 20:45 | Wed 4 Mar 2026 08:45
ten till nine → Tue 3 Mar 2026 20:50 | Wed 4 Mar 2026 08:50
seven past nine → not read
seven minutes past nine → Wed 4 Mar 2026 09:07
ten to five tomorrow → Wed 4 Mar 2026 04:50 | Wed 4 Mar 2026 10:00 - 17:00 | Wed 4 Mar 2026 16:50
nine to five tomorrow → Wed 4 Mar 2026 09:00 - 17:00
a quarter past → Tue 3 Mar 2026 10:15
ten past → Tue 3 Mar 2026 10:10
quarter to → Tue 3 Mar 2026 10:45
half past the hour → Tue 3 Mar 2026 10:30
tomorrow half past → Say which hour, such as 9:15.
a quarter to production → not read
until half past → until Tue 3 Mar 2026 10:30
from half past until five → Tue 3 Mar 2026 10:30 - 17:00
the top of the hour → Tue 3 Mar 2026 10:00
on the hour → Tue 3 Mar 2026 10:00
3pm sharp → Tue 3 Mar 2026 15:00
9 sharp tomorrow → Wed 4 Mar 2026 09:00
exactly 3pm → Tue 3 Mar 2026 15:00
3pm on the dot → Tue 3 Mar 2026 15:00
Punkt 15 Uhr → Tue 3 Mar 2026 15:00
tomorrow sharp → not read
high noon → Tue 3 Mar 2026 12:00
T+2 → Tue 3 Mar 2026 12:00 | Thu 5 Mar 2026
T+2h → Tue 3 Mar 2026 12:00
T-1 → “T-1” is in the past.
D+1 → Wed 4 Mar 2026, no hour
today + 2 → Thu 5 Mar 2026, no hour
now + 2h → Tue 3 Mar 2026 12:00
+2h → for 2 h | Tue 3 Mar 2026 12:00
today - 2 → “today - 2” begins without a time of day. Write for example “Friday 9:00 until 18:00”.
half an hour later → Tue 3 Mar 2026 10:30
3pm until two hours later → Tue 3 Mar 2026 15:00 - 17:00
until two hours later → not read
in two hours' time → Tue 3 Mar 2026 12:00
two hours hence → Tue 3 Mar 2026 12:00
earlier today → “earlier today” names no exact time: write a day and a time, such as “Friday 15:00”.
tomorrow — 3pm → Wed 4 Mar 2026 15:00
tomorrow — 3pm — 5pm → Wed 4 Mar 2026 15:00 - 17:00
tomorrow… 3pm → Wed 4 Mar 2026 15:00
Friday's 3pm → Fri 6 Mar 2026 15:00
this arvo → Tue 3 Mar 2026 14:00
2morrow 3pm → Wed 4 Mar 2026 15:00
nxt wk → Mon 9 Mar 2026 - Sun 15 Mar 2026, no hour
this wknd → Sat 7 Mar 2026 - Sun 8 Mar 2026, no hour
twelve thirty tomorrow → Wed 4 Mar 2026 12:30
nine thirty tomorrow → Wed 4 Mar 2026 09:30
tomorrow nine → Wed 4 Mar 2026 09:00
tomorrow one service → not read
tomorrow two hours → not read
friday two services → not read
lunch-time tomorrow → Wed 4 Mar 2026 12:00 | Wed 4 Mar 2026 13:00
the day before Friday → Thu 5 Mar 2026, no hour
two days before Friday → Wed 4 Mar 2026, no hour
day after Friday → Sat 7 Mar 2026, no hour
the following Monday → Mon 9 Mar 2026, no hour
end of the working day → Tue 3 Mar 2026 18:00
fünf vor halb zehn → Wed 4 Mar 2026 09:25
zehn nach halb zwei → Tue 3 Mar 2026 13:40 | Wed 4 Mar 2026 01:40
viertel neun → Tue 3 Mar 2026 20:15 | Wed 4 Mar 2026 08:15 | Wed 4 Mar 2026 09:15
dreiviertel neun → Tue 3 Mar 2026 20:45 | Wed 4 Mar 2026 08:45
in vierzehn Tagen → Tue 17 Mar 2026 10:00
in anderthalb Stunden → Tue 3 Mar 2026 11:30
in einer Viertelstunde → Tue 3 Mar 2026 10:15
eine Stunde später → Tue 3 Mar 2026 11:00
heute in einer Woche → Tue 10 Mar 2026, no hour
5 o clock → Tue 3 Mar 2026 17:00 | Wed 4 Mar 2026 05:00
tomorrow five o clock pm → Wed 4 Mar 2026 17:00
Friday 5 oclock → Fri 6 Mar 2026 05:00 | Fri 6 Mar 2026 17:00
Friday 5 O´Clock pm → Fri 6 Mar 2026 17:00
tomorrow at half past 5 o clock → Wed 4 Mar 2026 05:30 | Wed 4 Mar 2026 17:30
Friday 5 o clock - 7 o clock pm → Fri 6 Mar 2026 17:00 - 19:00
7th Mar '26 → Sat 7 Mar 2026, no hour
7 March ’26 15:00 → Sat 7 Mar 2026 15:00
Mar 7 '26, 3pm → Sat 7 Mar 2026 15:00
Monday following 10:00 → Mon 9 Mar 2026 10:00
Friday following → Fri 6 Mar 2026 | Fri 13 Mar 2026
Montag in einer Woche → Mon 16 Mar 2026, no hour
Montag in einer Woche 15 Uhr → Mon 16 Mar 2026 15:00
Freitag in zwei Wochen → Fri 20 Mar 2026, no hour
Mittwoch in 3 Wochen um 10 Uhr → Wed 25 Mar 2026 10:00
heute in zwei Wochen → Tue 17 Mar 2026, no hour
morgen in einer Woche 9 Uhr → Wed 11 Mar 2026 09:00
in zwei Wochen Montag → Mon 16 Mar 2026, no hour
Monday in a week → Mon 9 Mar 2026, no hour
over a week → “over a week” names no exact length: write how long.
more than two hours → “more than two hours” names no exact length: write how long.
übernächste Woche → Mon 16 Mar 2026 - Sun 22 Mar 2026, no hour
Montagmorgen → Mon 9 Mar 2026 09:00
Freitagabend 18 Uhr → Fri 6 Mar 2026 18:00
vrijdag 15u → Fri 6 Mar 2026 15:00
8th to 11th May → Fri 8 May 2026 - Mon 11 May 2026, no hour
the 8th to the 11th of May → Fri 8 May 2026 - Mon 11 May 2026, no hour
28th to 3rd of May → Tue 28 Apr 2026 - Sun 3 May 2026, no hour
from the 8th until 11 May → Sun 8 Mar 2026 - Mon 11 May 2026 | Fri 8 May 2026 - Mon 11 May 2026
22-23 April at 7pm → “22-23 April at 7pm” begins without a time of day. Write for example “Friday 9:00 until 18:00”.
at 9 to 11 March 17:00 → Wed 4 Mar 2026 09:00 - Wed 11 Mar 2026 17:00
9-11 5 March → Thu 5 Mar 2026 09:00 - 11:00
4 March 27 → Thu 4 Mar 2027, no hour
Aug 9, 27 → Mon 9 Aug 2027, no hour
10-Mar-26 → Tue 10 Mar 2026, no hour
Mar 10-26 → Tue 10 Mar 2026 - Thu 26 Mar 2026, no hour
10 Mar-26 Mar → Tue 10 Mar 2026 - Thu 26 Mar 2026, no hour
March 4 25 to 10 → Wed 4 Mar 2026 09:35
10/Aug/2026 15:00 → Mon 10 Aug 2026 15:00
August-10-2026 → Mon 10 Aug 2026, no hour
2026/Aug/10 → Mon 10 Aug 2026, no hour
2026-Mar-10 → Tue 10 Mar 2026, no hour
2027 March 4 → Wed 4 Mar 2026 20:27 | Thu 4 Mar 2027
1530 March 4 → Wed 4 Mar 2026 15:30
2026-August → Sat 1 Aug 2026 - Mon 31 Aug 2026, no hour
Sep-2026 → Tue 1 Sep 2026 - Wed 30 Sep 2026, no hour
August, 2026 → Sat 1 Aug 2026 - Mon 31 Aug 2026, no hour
from May to December, 2026 → Fri 1 May 2026 - Thu 31 Dec 2026, no hour
11/2026 to 01/2027 → Sun 1 Nov 2026 - Sun 31 Jan 2027, no hour
October next year → Fri 1 Oct 2027 - Sun 31 Oct 2027, no hour
4 March next year → Thu 4 Mar 2027, no hour
end of October this year → Sat 31 Oct 2026 18:00
in 3mo → Wed 3 Jun 2026 10:00
in 2 yrs → Fri 3 Mar 2028 10:00
next weekday → Wed 4 Mar 2026, no hour
every weekday → “every weekday” comes again: write one time of it. What comes again stands in the manifests.
Sat or Sun 3pm → Sat 7 Mar 2026 15:00 | Sun 8 Mar 2026 15:00
Sat 3pm or Sun → Sat 7 Mar 2026 15:00 | Sun 8 Mar 2026 15:00
tomorrow 3pm or 4pm → Wed 4 Mar 2026 15:00 | Wed 4 Mar 2026 16:00
today or tomorrow → Tue 3 Mar 2026 | Wed 4 Mar 2026
heute Nacht → Tue 3 Mar 2026 22:00 | Wed 4 Mar 2026 00:00 | Wed 4 Mar 2026 02:00
heute Nacht um 23 → Tue 3 Mar 2026 23:00
tomorrow after 4pm → Wed 4 Mar 2026 16:00
Mitte März → “Mitte März” names no exact time: write a day and a time, such as “Friday 15:00”.
Anfang nächster Woche → “Anfang nächster Woche” names no exact time: write a day and a time, such as “Friday 15:00”.
in the middle of next week → “middle of next week” names no exact time: write a day and a time, such as “Friday 15:00”.
mardi prochain 15:00 → Tue 10 Mar 2026 15:00
20260305T140000 → Thu 5 Mar 2026 14:00
20260305T140000/20260305T153000 → Thu 5 Mar 2026 14:00 - 15:30
20260305T1400001 → not read
Do., 5. März 2026, 14:00–15:00 → Thu 5 Mar 2026 14:00 - 15:00
Mo., 9.3., 14 Uhr → Mon 9 Mar 2026 14:00
friday three p m → Fri 6 Mar 2026 15:00
3 a m tomorrow → Wed 4 Mar 2026 03:00
friday fifteen hundred hours → Fri 6 Mar 2026 15:00
until friday eighteen hundred → until Fri 6 Mar 2026 18:00
friday nine hundred hours → Fri 6 Mar 2026 09:00
friday nine hundred → not read
friday fifteen hundred users → not read
tomorrow fifteen o clock → Wed 4 Mar 2026 15:00
tomorrow fifteen thirty → Wed 4 Mar 2026 15:30
tomorrow fifteen → not read
Thu 5 Mar 2026 15:00 - 16:00 (1 h) → Thu 5 Mar 2026 15:00 - 16:00
Thu 5 Mar 2026 15:00 - 16:00 (2 h) → “Thu 5 Mar 2026 15:00 - 16:00 (2 h)” is 1 h long, not 2 h.
Thu 5 Mar 2026 15:00 (in 3 days) → not read
in half hour → Tue 3 Mar 2026 10:30
in a half-hour → Tue 3 Mar 2026 10:30
in half-an-hour → Tue 3 Mar 2026 10:30
half hour from now → Tue 3 Mar 2026 10:30
for half hour → for 30 min
next half hour → for 30 min
a quarter hour from now → Tue 3 Mar 2026 10:15
in an hour's time → Tue 3 Mar 2026 11:00
in an hour’s time → Tue 3 Mar 2026 11:00
in a week's time → Tue 10 Mar 2026 10:00
in 1 hr 30 → Tue 3 Mar 2026 11:30
tomorrow 3pm for 1 hour 30 → Wed 4 Mar 2026 15:00 - 16:30
in an hour and a quarter → Tue 3 Mar 2026 11:15
for an hour and three quarters → for 1 h 45 min
in 1/2 hour → Tue 3 Mar 2026 10:30
for 1 1/2 hours → for 1 h 30 min
for 3/4 hour → for 45 min
1/2 → Sat 2 Jan 2027 | Mon 1 Feb 2027
twelve noon → Tue 3 Mar 2026 12:00
mid-day Friday → Fri 6 Mar 2026 12:00
ca. 17 Uhr → Tue 3 Mar 2026 17:00
17:30h → Tue 3 Mar 2026 17:30
for next hour → for 1 h
during the next 2 days → until Thu 5 Mar 2026 10:00
in the coming hour → until Tue 3 Mar 2026 11:00
tomorrow 9am, duration 2h → Wed 4 Mar 2026 09:00 - 11:00
tomorrow same time → Nothing is planned whose time “tomorrow same time” keeps: write a day and a time, such as “Friday 15:00”.
at the same time next week → Nothing is planned whose time “at the same time next week” keeps: write a day and a time, such as “Friday 15:00”.
Friday 3pm until the same time on Monday → Fri 6 Mar 2026 15:00 - Mon 9 Mar 2026 15:00
same day 3pm → Tue 3 Mar 2026 15:00
this time tomorrow → Wed 4 Mar 2026 10:00
this time next week → Tue 10 Mar 2026 10:00
until this time tomorrow → until Wed 4 Mar 2026 10:00
Sat 8am up to Sun 8pm → Sat 7 Mar 2026 08:00 - Sun 8 Mar 2026 20:00
Sat 8am => Sun 8pm → Sat 7 Mar 2026 08:00 - Sun 8 Mar 2026 20:00
15:00..17:00 → Tue 3 Mar 2026 15:00 - 17:00
15:00~17:00 → Tue 3 Mar 2026 15:00 - 17:00
between 1 & 3pm tomorrow → Wed 4 Mar 2026 13:00 - 15:00
Freitag zwischen 17 und 19 Uhr → Fri 6 Mar 2026 17:00 - 19:00
Mo-Fr → Mon 9 Mar 2026 - Fri 13 Mar 2026, no hour
Mo bis Fr → Mon 9 Mar 2026 - Fri 13 Mar 2026, no hour
Mo–Fr 9–17 Uhr → Mon 9 Mar 2026 09:00 - 17:00 | Mon 9 Mar 2026 09:00 - Fri 13 Mar 2026 17:00
so that → not read
Friday all day → Fri 6 Mar 2026, no hour
all Friday → Fri 6 Mar 2026, no hour
the whole Friday → Fri 6 Mar 2026, no hour
all tomorrow → Wed 4 Mar 2026, no hour
from Friday EOD to Monday SOD → Fri 6 Mar 2026 18:00 - Mon 9 Mar 2026 09:00
on Fridays → “Fridays” comes again: write one time of it. What comes again stands in the manifests.
freitags → “freitags” comes again: write one time of it. What comes again stands in the manifests.
every other Tuesday → “every other Tuesday” comes again: write one time of it. What comes again stands in the manifests.
weeknights → “weeknights” comes again: write one time of it. What comes again stands in the manifests.
in a bit → “in a bit” names no exact time: write a day and a time, such as “Friday 15:00”.
bis auf Weiteres → “Weiteres” is no end: write one, such as “until Friday 18:00”; it can be moved.
2026W10 → Mon 2 Mar 2026 - Sun 8 Mar 2026, no hour
week of 11 March → Mon 9 Mar 2026 - Sun 15 Mar 2026, no hour
the week of the 9th → Mon 9 Mar 2026 - Sun 15 Mar 2026, no hour
w/c 9 March → Mon 9 Mar 2026 - Sun 15 Mar 2026, no hour
week commencing Monday 9 March → Mon 9 Mar 2026 - Sun 15 Mar 2026, no hour
week of 11 March 3pm → Say which of the days.
week of 31 Feb → February 2026 has no day 31.
`;
