/** What is typed, and what it means, for somebody to whom it is Tuesday 3 March 2026, 10:00; `|` between readings. The same in every zone. */
export const EVERYWHERE = `
until next week → until Mon 9 Mar 2026 00:00 | until Mon 16 Mar 2026 00:00
next week 3pm → A week is no time of day: say which of its days.
Fr, 6.3., 15-17 Uhr → Fri 6 Mar 2026 15:00 - 17:00
in einer halben Stunde → Tue 3 Mar 2026 10:30
in einer Stunde → Tue 3 Mar 2026 11:00
heute Abend um 8 → Tue 3 Mar 2026 20:00
fridays 3pm → “fridays” comes again: write one time of it. What comes again stands in the manifests.
every friday 3pm → “every friday” comes again: write one time of it. What comes again stands in the manifests.
for the next 2 hours → for 2 h
31/12/2026 22:00 - 02:00 → Thu 31 Dec 2026 22:00 - Fri 1 Jan 2027 02:00
12/31 10pm → Thu 31 Dec 2026 22:00
tomorrow 11:30pm-12:30am → Wed 4 Mar 2026 23:30 - Thu 5 Mar 2026 00:30
Thursday, March 5th at 3:00 PM → Thu 5 Mar 2026 15:00
until the 9th → until Mon 9 Mar 2026 18:00 | until Tue 10 Mar 2026 00:00
now → Tue 3 Mar 2026 10:00
4/31 → April has no day 31.
2/29/2026 3pm → February 2026 has no day 29.
Friday 12/30/2026 → 30 December 2026 is a Wednesday, not a Friday.
Friday 12-30-26 → 30 December 2026 is a Wednesday, not a Friday.
13/13 → There is no month 13.
12-30-26 10am → Wed 30 Dec 2026 10:00
30-12-26 10am → Wed 30 Dec 2026 10:00
4-5-26 10:00 → Sun 5 Apr 2026 10:00 | Mon 4 May 2026 10:00
9-10-11 → not read
tomorrow before 4pm → until Wed 4 Mar 2026 16:00
Friday by noon → until Fri 6 Mar 2026 12:00
Fri before 4 → until Fri 6 Mar 2026 04:00 | until Fri 6 Mar 2026 16:00
right now → Tue 3 Mar 2026 10:00
starting now → Tue 3 Mar 2026 10:00
in an hour → Tue 3 Mar 2026 11:00
in 45 min → Tue 3 Mar 2026 10:45
in Forty-Five minutes → Tue 3 Mar 2026 10:45
in forty five minutes → Tue 3 Mar 2026 10:45
in twenty-five minutes → Tue 3 Mar 2026 10:25
in 2h → Tue 3 Mar 2026 12:00
in 2h30 → Tue 3 Mar 2026 12:30
in 2h 30m → Tue 3 Mar 2026 12:30
in 1:30h → Tue 3 Mar 2026 11:30
in three quarters of an hour → Tue 3 Mar 2026 10:45
in a quarter of an hour → Tue 3 Mar 2026 10:15
in a day → Wed 4 Mar 2026 10:00
in 3 days → Fri 6 Mar 2026 10:00
in 3 days at 9:30 → Fri 6 Mar 2026 09:30
in a week → Tue 10 Mar 2026 10:00
in two weeks → Tue 17 Mar 2026 10:00
in 2 weeks at 3pm → Tue 17 Mar 2026 15:00
in a month → Fri 3 Apr 2026 10:00
in 2 months → Sun 3 May 2026 10:00
in a day and a half → Wed 4 Mar 2026 22:00
two hours from now → Tue 3 Mar 2026 12:00
a week from now → Tue 10 Mar 2026 10:00
in 10 minutes for 2h → Tue 3 Mar 2026 10:10 - 12:10
in 2 Stunden → Tue 3 Mar 2026 12:00
in 30 Minuten → Tue 3 Mar 2026 10:30
in an hour until 5pm → Tue 3 Mar 2026 11:00 - 17:00
today 15:00 → Tue 3 Mar 2026 15:00
today at 3pm → Tue 3 Mar 2026 15:00
today at noon → Tue 3 Mar 2026 12:00
tomorrow 3pm → Wed 4 Mar 2026 15:00
tomorrow at 3 pm → Wed 4 Mar 2026 15:00
tomorrow, 3pm → Wed 4 Mar 2026 15:00
tomorrow 3:30pm → Wed 4 Mar 2026 15:30
tomorrow 3.30pm → Wed 4 Mar 2026 15:30
tomorrow 3:30 p.m. → Wed 4 Mar 2026 15:30
tomorrow 3p → Wed 4 Mar 2026 15:00
tomorrow 15h → Wed 4 Mar 2026 15:00
tomorrow 15h30 → Wed 4 Mar 2026 15:30
tomorrow 15:30h → Wed 4 Mar 2026 15:30
tomorrow 15.30 → Wed 4 Mar 2026 15:30
tomorrow 1530 → Wed 4 Mar 2026 15:30
tomorrow 0930 → Wed 4 Mar 2026 09:30
tomorrow 930am → Wed 4 Mar 2026 09:30
tomorrow 9 → Wed 4 Mar 2026 09:00
tomorrow at 9 → Wed 4 Mar 2026 09:00
tomorrow at nine → Wed 4 Mar 2026 09:00
tomorrow at nine thirty → Wed 4 Mar 2026 09:30
tomorrow 9 o'clock → Wed 4 Mar 2026 09:00
tomorrow nine o'clock → Wed 4 Mar 2026 09:00
tomorrow 12:00 → Wed 4 Mar 2026 12:00
tomorrow 12 → Wed 4 Mar 2026 12:00
tomorrow 12pm → Wed 4 Mar 2026 12:00
tomorrow 12am → Wed 4 Mar 2026 00:00
tomorrow 00:00 → Wed 4 Mar 2026 00:00
tomorrow 24:00 → Thu 5 Mar 2026 00:00
tomorrow 0:15 → Wed 4 Mar 2026 00:15
tomorrow midnight → Wed 4 Mar 2026 00:00 | Thu 5 Mar 2026 00:00
midnight tomorrow → Wed 4 Mar 2026 00:00 | Thu 5 Mar 2026 00:00
tomorrow noon → Wed 4 Mar 2026 12:00
noon tomorrow → Wed 4 Mar 2026 12:00
12 noon tomorrow → Wed 4 Mar 2026 12:00
midnight → Wed 4 Mar 2026 00:00
noon → Tue 3 Mar 2026 12:00
3pm → Tue 3 Mar 2026 15:00
15:00 → Tue 3 Mar 2026 15:00
9am → Wed 4 Mar 2026 09:00
9:00 → Wed 4 Mar 2026 09:00
09:30 → Wed 4 Mar 2026 09:30
3pm tomorrow → Wed 4 Mar 2026 15:00
15:00 tomorrow → Wed 4 Mar 2026 15:00
at 3pm → Tue 3 Mar 2026 15:00
at 15:00 on friday → Fri 6 Mar 2026 15:00
@3pm → Tue 3 Mar 2026 15:00
half past nine → Wed 4 Mar 2026 09:30
half past two → Tue 3 Mar 2026 14:30 | Wed 4 Mar 2026 02:30
at half past three tomorrow → Wed 4 Mar 2026 03:30 | Wed 4 Mar 2026 15:30
quarter past nine → Wed 4 Mar 2026 09:15
quarter to ten → Wed 4 Mar 2026 09:45
a quarter to ten → Wed 4 Mar 2026 09:45
halb zehn → Wed 4 Mar 2026 09:30
viertel nach neun → Wed 4 Mar 2026 09:15
viertel vor zehn → Wed 4 Mar 2026 09:45
9 Uhr → Wed 4 Mar 2026 09:00
16 Uhr → Tue 3 Mar 2026 16:00
16 Uhr 30 → Tue 3 Mar 2026 16:30
16:30 Uhr → Tue 3 Mar 2026 16:30
um 16 Uhr → Tue 3 Mar 2026 16:00
morgen um 16 Uhr → Wed 4 Mar 2026 16:00
heute 16 Uhr → Tue 3 Mar 2026 16:00
übermorgen 9 Uhr → Thu 5 Mar 2026 09:00
am Freitag um 16 Uhr → Fri 6 Mar 2026 16:00
Freitag 17:00 → Fri 6 Mar 2026 17:00
Freitag, 6. März, 17 Uhr → Fri 6 Mar 2026 17:00
nächsten Montag 9 Uhr → Mon 9 Mar 2026 09:00
kommenden Freitag 17 Uhr → Fri 6 Mar 2026 17:00
Fr 17:00 → Fri 6 Mar 2026 17:00
Fr. 17:00 → Fri 6 Mar 2026 17:00
Mo 9:00 → Mon 9 Mar 2026 09:00
morgen früh → Wed 4 Mar 2026 09:00
morgen Abend → Wed 4 Mar 2026 18:00
morgen Nachmittag → Wed 4 Mar 2026 14:00
von 9 bis 11 Uhr morgen → Wed 4 Mar 2026 09:00 - 11:00
morgen von 9 Uhr bis 11 Uhr → Wed 4 Mar 2026 09:00 - 11:00
morgen 9-11 Uhr → Wed 4 Mar 2026 09:00 - 11:00
friday 3pm → Fri 6 Mar 2026 15:00
Friday at 15:00 → Fri 6 Mar 2026 15:00
fri 1700 → Fri 6 Mar 2026 17:00
fri 17h → Fri 6 Mar 2026 17:00
Fri, 17:00 → Fri 6 Mar 2026 17:00
friday noon → Fri 6 Mar 2026 12:00
friday midnight → Fri 6 Mar 2026 00:00 | Sat 7 Mar 2026 00:00
friday 9-11 → Fri 6 Mar 2026 09:00 - 11:00
friday 9 - 11 → Fri 6 Mar 2026 09:00 - 11:00
friday 9 to 11 → Fri 6 Mar 2026 09:00 - 11:00
friday from 9 to 11 → Fri 6 Mar 2026 09:00 - 11:00
friday between 9 and 11 → Fri 6 Mar 2026 09:00 - 11:00
friday 9am-11am → Fri 6 Mar 2026 09:00 - 11:00
friday 9-11am → Fri 6 Mar 2026 09:00 - 11:00
friday 9am-11 → Fri 6 Mar 2026 09:00 - 11:00
friday 2-4pm → Fri 6 Mar 2026 14:00 - 16:00
friday 2pm-4 → Fri 6 Mar 2026 14:00 - 16:00
friday 2-4 → Fri 6 Mar 2026 02:00 - 04:00 | Fri 6 Mar 2026 14:00 - 16:00
friday 11-1 → Fri 6 Mar 2026 11:00 - 13:00
friday 11pm-1am → Fri 6 Mar 2026 23:00 - Sat 7 Mar 2026 01:00
friday 22:00-02:00 → Fri 6 Mar 2026 22:00 - Sat 7 Mar 2026 02:00
friday 18:00-08:00 → Fri 6 Mar 2026 18:00 - Sat 7 Mar 2026 08:00
friday 14:00-09:00 → “friday 14:00-09:00” ends before it begins.
friday 15:00-17:00 → Fri 6 Mar 2026 15:00 - 17:00
friday 15:00–17:00 → Fri 6 Mar 2026 15:00 - 17:00
friday 15:00 — 17:00 → Fri 6 Mar 2026 15:00 - 17:00
friday 15:00−17:00 → Fri 6 Mar 2026 15:00 - 17:00
friday 15:00 -- 17:00 → Fri 6 Mar 2026 15:00 - 17:00
friday 15.00-17.00 → Fri 6 Mar 2026 15:00 - 17:00
friday 1500-1700 → Fri 6 Mar 2026 15:00 - 17:00
friday 3pm until 5pm → Fri 6 Mar 2026 15:00 - 17:00
friday 3pm till 5pm → Fri 6 Mar 2026 15:00 - 17:00
friday 3pm to 5pm → Fri 6 Mar 2026 15:00 - 17:00
friday 3pm for 2h → Fri 6 Mar 2026 15:00 - 17:00
friday 3pm for 2 hours → Fri 6 Mar 2026 15:00 - 17:00
friday 3pm for two hours → Fri 6 Mar 2026 15:00 - 17:00
friday 3pm for an hour and a half → Fri 6 Mar 2026 15:00 - 16:30
friday 3pm for about an hour → Fri 6 Mar 2026 15:00 - 16:00
friday 3pm for the next hour and a half → Fri 6 Mar 2026 15:00 - 16:30
friday 3pm for 1h30 → Fri 6 Mar 2026 15:00 - 16:30
friday 3pm for 90m → Fri 6 Mar 2026 15:00 - 16:30
friday 3pm for 90 minutes → Fri 6 Mar 2026 15:00 - 16:30
friday 3pm for half an hour → Fri 6 Mar 2026 15:00 - 15:30
friday 3pm for 2 days → Fri 6 Mar 2026 15:00 - Sun 8 Mar 2026 15:00
friday 3pm, 2h → Fri 6 Mar 2026 15:00 - 17:00
3pm friday for 2h → Fri 6 Mar 2026 15:00 - 17:00
for 2h friday 3pm → Fri 6 Mar 2026 15:00 - 17:00
for 2h from friday 3pm → Fri 6 Mar 2026 15:00 - 17:00
3pm to 5pm friday → Fri 6 Mar 2026 15:00 - 17:00
3pm to 5pm on friday → Fri 6 Mar 2026 15:00 - 17:00
from 3pm to 5pm on friday → Fri 6 Mar 2026 15:00 - 17:00
3pm to 5pm in 2 weeks → Tue 17 Mar 2026 15:00 - 17:00
3pm to 5pm in 3 days → Fri 6 Mar 2026 15:00 - 17:00
3pm-5pm, friday → Fri 6 Mar 2026 15:00 - 17:00
15:00-17:00 friday → Fri 6 Mar 2026 15:00 - 17:00
9-11 friday → Fri 6 Mar 2026 09:00 - 11:00
9-11 tomorrow → Wed 4 Mar 2026 09:00 - 11:00
between 3pm and 5pm on friday → Fri 6 Mar 2026 15:00 - 17:00
3pm until friday 5pm → Tue 3 Mar 2026 15:00 - Fri 6 Mar 2026 17:00
3pm friday until 5pm monday → Fri 6 Mar 2026 15:00 - Mon 9 Mar 2026 17:00
friday 18:00 until monday 8:00 → Fri 6 Mar 2026 18:00 - Mon 9 Mar 2026 08:00
friday 18:00 - monday 08:00 → Fri 6 Mar 2026 18:00 - Mon 9 Mar 2026 08:00
from Monday 9am until Friday 18:00 → Mon 9 Mar 2026 09:00 - Fri 13 Mar 2026 18:00
thu 15:00 - wed 15:00 → Thu 5 Mar 2026 15:00 - Wed 11 Mar 2026 15:00
tue 15:00 - tue 15:00 → “tue 15:00 - tue 15:00” ends before it begins.
fri 16:00 - fri 15:00 → “fri 16:00 - fri 15:00” ends before it begins.
friday 16:00-15:00 → “friday 16:00-15:00” ends before it begins.
16:00-15:00 → “16:00-15:00” ends before it begins.
10:00-9:00 → “10:00-9:00” ends before it begins.
3pm-1pm → “3pm-1pm” ends before it begins.
02:00-01:00 → “02:00-01:00” ends before it begins.
23:00-22:00 → “23:00-22:00” ends before it begins.
this friday 3pm → Fri 6 Mar 2026 15:00
next friday 3pm → Fri 6 Mar 2026 15:00 | Fri 13 Mar 2026 15:00
next monday 9am → Mon 9 Mar 2026 09:00
next tuesday 9am → Tue 10 Mar 2026 09:00
next week friday 3pm → Fri 13 Mar 2026 15:00
friday next week 3pm → Fri 13 Mar 2026 15:00
friday 3pm next week → Fri 13 Mar 2026 15:00
next week on friday at 3pm → Fri 13 Mar 2026 15:00
this week thursday 3pm → Thu 5 Mar 2026 15:00
this week monday 3pm → Mon 2 Mar 2026 15:00
next week → Mon 9 Mar 2026 - Sun 15 Mar 2026, no hour
last friday 3pm → “last friday” is in the past.
last week friday → “last week” is in the past.
yesterday → “yesterday” is in the past.
01-02-2026 14:00 → “01-02-2026 14:00” is in the past.
3/2/2026 → “3/2/2026” is in the past.
until 01-02-2026 → “until 01-02-2026” is in the past.
02-04-2026 14:00 → Thu 2 Apr 2026 14:00
02-04-2026 → Thu 2 Apr 2026, no hour
from 2/4/2026 9:00 until 3/4/2026 18:00 → Thu 2 Apr 2026 09:00 - Fri 3 Apr 2026 18:00
yesterday 3pm → “yesterday” is in the past.
2 hours ago → That is in the past.
two days ago → That is in the past.
vendredi 15h → Fri 6 Mar 2026 15:00
le vendredi 13 mars à 15 heures → Fri 13 Mar 2026 15:00
jeudi 13 mars 15h → 13 March 2026 is a Friday, not a Thursday.
demain 15h → Wed 4 Mar 2026 15:00
aujourd’hui 15h30 → Tue 3 Mar 2026 15:30
1 août 2026 15:00 → Sat 1 Aug 2026 15:00
venerdì 13 marzo alle 15 → Fri 13 Mar 2026 15:00
venerdi ore 15:00 → Fri 6 Mar 2026 15:00
domani alle 15 → Wed 4 Mar 2026 15:00
viernes 13 de marzo a las 15:00 → Fri 13 Mar 2026 15:00
miércoles 16:00 - 17:00 → Wed 4 Mar 2026 16:00 - 17:00
miercoles 16:00 for 2h → Wed 4 Mar 2026 16:00 - 18:00
vrijdag om 15 uur → Fri 6 Mar 2026 15:00
13 março 15:00 → Fri 13 Mar 2026 15:00
lundi 9:00 - mercredi 17:00 → Mon 9 Mar 2026 09:00 - Wed 11 Mar 2026 17:00
gestern 15 Uhr → “gestern” is in the past.
4 march 3pm → Wed 4 Mar 2026 15:00
4 March 2026 15:00 → Wed 4 Mar 2026 15:00
4th march 3pm → Wed 4 Mar 2026 15:00
4th of march at 3pm → Wed 4 Mar 2026 15:00
the 4th of march, 3pm → Wed 4 Mar 2026 15:00
march 4 3pm → Wed 4 Mar 2026 15:00
march 4th 3pm → Wed 4 Mar 2026 15:00
March 4, 2026 at 3pm → Wed 4 Mar 2026 15:00
Mar 4 2026, 15:00 → Wed 4 Mar 2026 15:00
4. März 15 Uhr → Wed 4 Mar 2026 15:00
4. März 2026 15:00 → Wed 4 Mar 2026 15:00
the 4th at 3pm → Wed 4 Mar 2026 15:00
on the 2nd at 3pm → Thu 2 Apr 2026 15:00
the 31st 3pm → Tue 31 Mar 2026 15:00
wed 4 mar 15:00 → Wed 4 Mar 2026 15:00
wednesday 4 march 15:00 → Wed 4 Mar 2026 15:00
Wed, 4 Mar 2026 15:00 → Wed 4 Mar 2026 15:00
thu 4 mar 15:00 → 4 March 2026 is a Wednesday, not a Thursday.
mon 6 mar 17:00 → 6 March 2026 is a Friday, not a Monday.
Thursday 13 March → 13 March 2026 is a Friday, not a Thursday.
tomorrow friday 3pm → 4 March 2026 is a Wednesday, not a Friday.
tomorrow wednesday 3pm → Wed 4 Mar 2026 15:00
2 mar 15:00 → Tue 2 Mar 2027 15:00
3 mar 9:00 → Tue 3 Mar 2026 09:00
3 mar 11:00 → Tue 3 Mar 2026 11:00
29 feb 12:00 → February 2027 has no day 29.
29 feb 2028 12:00 → Tue 29 Feb 2028 12:00
30 feb 12:00 → February 2027 has no day 30.
31 april 12:00 → April has no day 31.
31 Feb → February 2026 has no day 31.
32 march 12:00 → March has no day 32.
0 march 12:00 → March has no day 0.
4.3.2026 15:00 → Wed 4 Mar 2026 15:00
04.03.2026 15:00 → Wed 4 Mar 2026 15:00
4.3.26 15:00 → Wed 4 Mar 2026 15:00
4.3. 15:00 → Wed 4 Mar 2026 15:00
4.3. um 15 Uhr → Wed 4 Mar 2026 15:00
12.3.2026 16:00 → Thu 12 Mar 2026 16:00
12.3. 16:00 → Thu 12 Mar 2026 16:00
31.2.2026 12:00 → February 2026 has no day 31.
3.13.2026 12:00 → There is no month 13.
fri 6.3. 15:00 → Fri 6 Mar 2026 15:00
mon 6.3. 15:00 → 6 March 2026 is a Friday, not a Monday.
friday 10.12 → Fri 6 Mar 2026 10:12
4. 3. 2026 15:00 → Wed 4 Mar 2026 15:00
12/3 4pm → Thu 12 Mar 2026 16:00 | Thu 3 Dec 2026 16:00
12/3/2026 4pm → Thu 12 Mar 2026 16:00 | Thu 3 Dec 2026 16:00
12/03/2026 16:00 → Thu 12 Mar 2026 16:00 | Thu 3 Dec 2026 16:00
13/3 4pm → Fri 13 Mar 2026 16:00
3/13 4pm → Fri 13 Mar 2026 16:00
3/3 4pm → Tue 3 Mar 2026 16:00
13/13 4pm → There is no month 13.
12/3/26 4pm → Thu 12 Mar 2026 16:00 | Thu 3 Dec 2026 16:00
fri 6/3 3pm → Fri 6 Mar 2026 15:00
fri 3/6 3pm → Fri 6 Mar 2026 15:00
12-03-2026 16:00 → Thu 12 Mar 2026 16:00 | Thu 3 Dec 2026 16:00
13-03-2026 16:00 → Fri 13 Mar 2026 16:00
2026-03-04 15:00 → Wed 4 Mar 2026 15:00
2026-03-04T15:00 → Wed 4 Mar 2026 15:00
2026-03-04T15:00:00 → Wed 4 Mar 2026 15:00
2026-03-04T15:00:30 → Wed 4 Mar 2026 15:00
2026/03/04 15:00 → Wed 4 Mar 2026 15:00
2026-03-04 15:00-16:00 → Wed 4 Mar 2026 15:00 - 16:00
2026-03-04 15:00 - 16:00 → Wed 4 Mar 2026 15:00 - 16:00
2026-03-04 15:00 to 2026-03-05 09:00 → Wed 4 Mar 2026 15:00 - Thu 5 Mar 2026 09:00
2026-13-04 15:00 → There is no month 13.
2026-02-30 15:00 → February 2026 has no day 30.
20260304 15:00 → Wed 4 Mar 2026 15:00
15:00 2026-03-04 → Wed 4 Mar 2026 15:00
2026-03-04 → Wed 4 Mar 2026, no hour
4.3.2026 → Wed 4 Mar 2026, no hour
tomorrow → Wed 4 Mar 2026, no hour
friday → Fri 6 Mar 2026, no hour
friday to monday → Fri 6 Mar 2026 - Mon 9 Mar 2026, no hour
mon-fri → Mon 9 Mar 2026 - Fri 13 Mar 2026, no hour
24-26 december → Thu 24 Dec 2026 - Sat 26 Dec 2026, no hour
24 - 26 December 2026 → Thu 24 Dec 2026 - Sat 26 Dec 2026, no hour
Dec 24-26 → Thu 24 Dec 2026 - Sat 26 Dec 2026, no hour
Dec 24 to Dec 26 → Thu 24 Dec 2026 - Sat 26 Dec 2026, no hour
until friday → until Fri 6 Mar 2026 18:00 | until Sat 7 Mar 2026 00:00
until friday 18:00 → until Fri 6 Mar 2026 18:00
until 18:00 → until Tue 3 Mar 2026 18:00
until tomorrow 9am → until Wed 4 Mar 2026 09:00
until midnight → until Wed 4 Mar 2026 00:00
until noon → until Tue 3 Mar 2026 12:00
till monday 8am → until Mon 9 Mar 2026 08:00
by friday 17:00 → until Fri 6 Mar 2026 17:00
bis Freitag 18 Uhr → until Fri 6 Mar 2026 18:00
until in 2 hours → until Tue 3 Mar 2026 12:00
until end of week → until Fri 6 Mar 2026 18:00
until eod → until Tue 3 Mar 2026 18:00
for 1h30 → for 1 h 30 min
for 1 h and 30 → for 1 h 30 min
for the next hour and a half → for 1 h 30 min
for roughly the next two hours → for 2 h
for 90 minutes → for 1 h 30 min
for 2 days → for 2 days
for an hour → for 1 h
for 99999999999 days → “for 99999999999 days” is longer than a year: write when it ends.
for 400 days → “for 400 days” is longer than a year: write when it ends.
for 0 minutes → “for 0 minutes” has no length.
tomorrow 3pm for 0h → “tomorrow 3pm for 0h” has no length.
eod → Tue 3 Mar 2026 18:00
EOD Friday → Fri 6 Mar 2026 18:00
Friday EOD → Fri 6 Mar 2026 18:00
eod tomorrow → Wed 4 Mar 2026 18:00
end of day → Tue 3 Mar 2026 18:00
end of day friday → Fri 6 Mar 2026 18:00
end of the day tomorrow → Wed 4 Mar 2026 18:00
end of friday → Fri 6 Mar 2026 18:00
cob friday → Fri 6 Mar 2026 18:00
close of business friday → Fri 6 Mar 2026 18:00
end of week → Fri 6 Mar 2026 18:00
end of next week → Fri 13 Mar 2026 18:00
eow → Fri 6 Mar 2026 18:00
end of month → Tue 31 Mar 2026 18:00
eom → Tue 31 Mar 2026 18:00
end of the month → Tue 31 Mar 2026 18:00
end of next month → Thu 30 Apr 2026 18:00
end of march → Tue 31 Mar 2026 18:00
end of april 12:00 → Thu 30 Apr 2026 12:00
end of quarter → Tue 31 Mar 2026 18:00
end of year → Thu 31 Dec 2026 18:00
beginning of next week → Mon 9 Mar 2026 09:00
start of next month → Wed 1 Apr 2026 09:00
tonight → Tue 3 Mar 2026 20:00
tonight 8pm → Tue 3 Mar 2026 20:00
tonight at 8 → Tue 3 Mar 2026 20:00
tonight at 10 → Tue 3 Mar 2026 22:00
tonight at 1 → Wed 4 Mar 2026 01:00
tonight at midnight → Wed 4 Mar 2026 00:00
tonight 11pm to 2am → Tue 3 Mar 2026 23:00 - Wed 4 Mar 2026 02:00
tomorrow morning → Wed 4 Mar 2026 09:00
tomorrow afternoon → Wed 4 Mar 2026 14:00
tomorrow evening → Wed 4 Mar 2026 18:00
tomorrow night → Wed 4 Mar 2026 20:00
friday morning at 8 → Fri 6 Mar 2026 08:00
friday evening at 8 → Fri 6 Mar 2026 20:00
friday 8 in the evening → Fri 6 Mar 2026 20:00
this morning → Tue 3 Mar 2026 09:00
this afternoon → Tue 3 Mar 2026 14:00
this afternoon at 3 → Tue 3 Mar 2026 15:00
this evening → Tue 3 Mar 2026 18:00
3 in the afternoon → Tue 3 Mar 2026 15:00
tomorrow morning 3pm → 3pm is not in the morning.
tomorrow afternoon 9am → 9am is not in the afternoon.
friday at 5 → Fri 6 Mar 2026 05:00 | Fri 6 Mar 2026 17:00
friday at 5:30 → Fri 6 Mar 2026 05:30 | Fri 6 Mar 2026 17:30
friday 5 → Fri 6 Mar 2026 05:00 | Fri 6 Mar 2026 17:00
friday 05:00 → Fri 6 Mar 2026 05:00
friday 5:00 → Fri 6 Mar 2026 05:00 | Fri 6 Mar 2026 17:00
friday 5am → Fri 6 Mar 2026 05:00
friday 8 → Fri 6 Mar 2026 08:00 | Fri 6 Mar 2026 20:00
friday 8:59 → Fri 6 Mar 2026 08:59 | Fri 6 Mar 2026 20:59
friday 17:59 → Fri 6 Mar 2026 17:59
friday 6 → Fri 6 Mar 2026 06:00 | Fri 6 Mar 2026 18:00
at 5 → Tue 3 Mar 2026 17:00 | Wed 4 Mar 2026 05:00
5 → not read
friday 5 to 6 → Fri 6 Mar 2026 05:00 - 06:00 | Fri 6 Mar 2026 17:00 - 18:00
friday 5-6pm → Fri 6 Mar 2026 17:00 - 18:00
friday 8-10 → Fri 6 Mar 2026 08:00 - 10:00 | Fri 6 Mar 2026 20:00 - 22:00
friday 8-12 → Fri 6 Mar 2026 08:00 - 12:00 | Fri 6 Mar 2026 20:00 - Sat 7 Mar 2026 00:00
friday 9-5 → Fri 6 Mar 2026 09:00 - 17:00
friday 10-8 → Fri 6 Mar 2026 10:00 - 20:00
friday 8:00-17:00 → Fri 6 Mar 2026 08:00 - 17:00
17pm → “17pm” is no time of day: it has both 24 hours and pm.
0am → “0am” is no time of day: it has both 24 hours and am.
13:00pm → “13:00pm” is no time of day: it has both 24 hours and pm.
25:00 → There is no 25:00.
24:30 → There is no 24:30.
12:60 → There is no 12:60.
“tomorrow 3pm” → Wed 4 Mar 2026 15:00
"tomorrow 3pm" → Wed 4 Mar 2026 15:00
'tomorrow 3pm' → Wed 4 Mar 2026 15:00
*tomorrow 3pm* → Wed 4 Mar 2026 15:00
tomorrow 3pm. → Wed 4 Mar 2026 15:00
tomorrow 3pm! → Wed 4 Mar 2026 15:00
(tomorrow 3pm) → Wed 4 Mar 2026 15:00
TOMORROW 3PM → Wed 4 Mar 2026 15:00
tomorrow   3pm → Wed 4 Mar 2026 15:00
tomorow 3pm → not read
3pm tomorrow maybe → not read
I think we could do it at 3pm → not read
whenever → not read
asap → “asap” names no exact time: write a day and a time, such as “Friday 15:00”.
Version: 1.1.3 → not read
4.2.0-2h → not read
1.1.3 → not read
next → not read
until → not read
for → not read
from → not read
to → not read
at → not read
3pm 4pm → not read
tomorrow friday → 4 March 2026 is a Wednesday, not a Friday.
friday tomorrow 3pm 4pm → not read
monday tuesday → not read
- 5pm → not read
3pm - → not read
in → not read
in a few hours → “in a few hours” names no number: write how many.
a couple of hours from now → “a couple of hours from now” names no number: write how many.
in two → not read
in hours → not read
now or never → not read
in two hours at 3pm → not read
now at 3pm → not read
4 Mar 9999 12:00 → “4 Mar 9999 12:00” is more than 10 years away.
4 Mar 2040 12:00 → “4 Mar 2040 12:00” is more than 10 years away.
in 99999999999 days → That is more than 10 years away.
10 Mar 9:00 - 5 Mar 9:00 → “10 Mar 9:00 - 5 Mar 9:00” ends before it begins.
5 mar 15:00 - 6 mar 9:00 → Thu 5 Mar 2026 15:00 - Fri 6 Mar 2026 09:00
31 dec 22:00 - 1 jan 02:00 → Thu 31 Dec 2026 22:00 - Fri 1 Jan 2027 02:00
31 dec 22:00 - 02:00 → Thu 31 Dec 2026 22:00 - Fri 1 Jan 2027 02:00
thu 10.12 → Thu 5 Mar 2026 10:12 | Thu 10 Dec 2026
thu 10.12 15:00 → Thu 10 Dec 2026 15:00
tomorrow 3pm - tomorrow 5pm → Wed 4 Mar 2026 15:00 - 17:00
tomorrow 3pm - friday → Wed 4 Mar 2026 15:00 - Fri 6 Mar 2026 18:00 | Wed 4 Mar 2026 15:00 - Sat 7 Mar 2026 00:00
3pm tomorrow to friday → Wed 4 Mar 2026 15:00 - Fri 6 Mar 2026 18:00 | Wed 4 Mar 2026 15:00 - Sat 7 Mar 2026 00:00
the day after tomorrow at 9:30 → Thu 5 Mar 2026 09:30
day after tomorrow 9:30 → Thu 5 Mar 2026 09:30
in a fortnight → Tue 17 Mar 2026 10:00
mar 4 9-11 → Wed 4 Mar 2026 09:00 - 11:00
4 mar 1700 → Wed 4 Mar 2026 17:00
4 mar 2030 → Mon 4 Mar 2030, no hour
4 mar 2130 → Wed 4 Mar 2026 21:30
friday 3pm for 3 weeks → Fri 6 Mar 2026 15:00 - Fri 27 Mar 2026 15:00
friday 3pm for a month → Fri 6 Mar 2026 15:00 - Mon 6 Apr 2026 15:00
Wed 4 Mar 2026 15:00 - 16:00 → Wed 4 Mar 2026 15:00 - 16:00
Wed 4 Mar 2026 15:00 - Thu 5 Mar 2026 14:00 → Wed 4 Mar 2026 15:00 - Thu 5 Mar 2026 14:00
`;

/** The same with zones in the words, read in Berlin. */
export const IN_BERLIN = `
15:00 +0100 → Tue 3 Mar 2026 15:00
tomorrow 3pm UTC → Wed 4 Mar 2026 16:00
tomorrow 15:00 utc → Wed 4 Mar 2026 16:00
tomorrow 15:00Z → Wed 4 Mar 2026 16:00
2026-03-04T15:00Z → Wed 4 Mar 2026 16:00
2026-03-04T15:00+05:30 → Wed 4 Mar 2026 10:30
2026-03-04T15:00-05:00 → Wed 4 Mar 2026 21:00
2026-03-04 15:00 GMT+0100 → Wed 4 Mar 2026 15:00
Tue Mar 10 2026 15:00:00 GMT+0100 (Central European Standard Time) → Tue 10 Mar 2026 15:00
Tue Mar 10 2026 15:00:00 GMT-0400 (Eastern Daylight Time) → Tue 10 Mar 2026 20:00
tomorrow 15:00 GMT+0530 (India Standard Time) → Wed 4 Mar 2026 10:30
tomorrow 15:00 UTC+2 → Wed 4 Mar 2026 14:00
tomorrow 3pm New York time → Wed 4 Mar 2026 21:00
tomorrow 3pm to 5pm New York time → Wed 4 Mar 2026 21:00 - 23:00
tomorrow 3pm (New York time) → Wed 4 Mar 2026 21:00
tomorrow 3pm Berlin time → Wed 4 Mar 2026 15:00
tomorrow 3pm Lord Howe time → Wed 4 Mar 2026 05:00
tomorrow 3pm Europe/Berlin → Wed 4 Mar 2026 15:00
tomorrow 3pm in Berlin time → Wed 4 Mar 2026 15:00
tomorrow 3pm CET → Wed 4 Mar 2026 15:00
15 july 3pm CET → Wed 15 Jul 2026 15:00 | Wed 15 Jul 2026 16:00
15 july 3pm CEST → Wed 15 Jul 2026 15:00
tomorrow 3pm EST → Wed 4 Mar 2026 21:00
15 july 3pm EST → Wed 15 Jul 2026 21:00 | Wed 15 Jul 2026 22:00
tomorrow 3pm ET → Wed 4 Mar 2026 21:00
tomorrow 3pm PT - 5pm → Thu 5 Mar 2026 00:00 - 02:00
tomorrow 3pm IST → Wed 4 Mar 2026 10:30 | Wed 4 Mar 2026 14:00 | Wed 4 Mar 2026 15:00
Fri 6 Mar 2pm NST → Fri 6 Mar 2026 18:30
Fri 6 Mar 2pm BRT → Fri 6 Mar 2026 18:00
Fri 6 Mar 2pm SAST → Fri 6 Mar 2026 13:00
tomorrow 3pm Atlantis time → not read
tomorrow 3pm XYZ → not read
2026-03-04T15:00-16:00 → Wed 4 Mar 2026 15:00 - 16:00
10:00 UTC -3 → Tue 3 Mar 2026 11:00 - 16:00 | Tue 3 Mar 2026 14:00
16 Sep 2026 11am GMT -08:45 → Wed 16 Sep 2026 21:45
15:00 UTC +2 → Tue 3 Mar 2026 14:00
15:00 UTC +2h → Tue 3 Mar 2026 16:00 - 18:00
20260305T140000Z → Thu 5 Mar 2026 15:00
20260305T140000Z/20260305T150000Z → Thu 5 Mar 2026 15:00 - 16:00
Thu 5 Mar 2026 14:00 - 15:00 (1 h, Asia/Tokyo) → Thu 5 Mar 2026 06:00 - 07:00
Thu 5 Mar 2026 15:00 (in 2 days 5 h, Europe/Berlin), → Thu 5 Mar 2026 15:00
Thursday, March 5, 2026 2:00 PM-3:00 PM (UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna → Thu 5 Mar 2026 14:00 - 15:00
9 July 2026 14:00-15:00 (UTC+01:00) Brussels, Copenhagen, Madrid, Paris. → Thu 9 Jul 2026 14:00 - 15:00
Thu 9 Jul 2026 14:00 (UTC-05:00) Eastern Time (US & Canada) → Thu 9 Jul 2026 20:00
Thu 9 Jul 2026 14:00 (UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi → Thu 9 Jul 2026 10:30
Thu 9 Jul 2026 14:00 UTC+1 Berlin → Thu 9 Jul 2026 14:00 | Thu 9 Jul 2026 15:00
Thu 5 Mar 2026 14:00 (UTC+01:00) Tokyo, Osaka → not read
Thu 5 Mar 2026 14:00 (UTC+01:00) Berlin, Tokyo → not read
`;
