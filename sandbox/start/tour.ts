/** What the sandbox's Slackbot says first. Links to `https://sandbox/` change who one is, in the page, or lead to its dials. */
export const TOUR = `*Two minutes with Gonogo.* It is Wednesday morning at Harbor, and you are Maya, the release manager.
1. *Plan.* Type \`/release new invoices 2.0 tomorrow 16:00 to production because nicer statements\` below. The dialog shows what was understood: press *Plan*, then *Open the vote* on the new card.
2. *Vote.* Noor's *search 7.1* waits for Product, and you stand in for Lin: open the *gonogo* message on the left and press *Go*. You could be <https://sandbox/?as=lin|Lin> instead, or <https://sandbox/?as=priya|Priya from QA>, and answer \`go\` in a thread.
3. *Deploy.* *notifications 2.4* is ready: press *Deploy eu…* on its card above, and watch it change. #exec-updates and #support-news hear the same in their own words.
4. *Roll back.* On the same card, *Roll back…* asks why, and tells everybody.
5. *Watch a canary.* *recommendations 3.1* went bad at 25 % and came back by itself: look into its thread. Plan *recommendations 3.2*, and turn its <https://sandbox/dials|dials> while it deploys.
6. *See what machines tell.* *web-shop 12.1* waits for staging with a red test. On the <https://sandbox/dials|dials> page let it be run again, then let a scan find something: its card follows, and \`/release evidence web-shop\` shows it all.
Then look at *Gonogo home*, move the time on (bottom left), or break something (*Under the hood*). This message is the sandbox's; Slack would not send it.`;
