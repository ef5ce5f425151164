/**
 * Where what people try is found here. `with`: the words that come nearest; those that end in “…” take what was typed after it, those in “?” the
 * release or service that is named in it.
 */
export type Instead = { said: string; why: string; with: readonly string[] };

export const TRIED_WORDS: readonly Instead[] = [
  {
    said: 'unpause continue proceed',
    why: 'What is held goes on with the next step of its deploy.',
    with: ['deploy …'],
  },
  {
    said: 'go-on go-ahead go-live go-out go-forward go-to keep-going',
    why: 'A go is said of a release that is voted on; the next step of what is ready or held is deployed.',
    with: ['go …', 'deploy …'],
  },
  { said: 'go-back', why: 'The version before comes back by a rollback.', with: ['rollback …'] },
  { said: 'restore', why: 'The version before comes back by a rollback.', with: ['rollback …'] },
  {
    said: 'digest digests summary report reports',
    why: 'Digests are posted on the schedules of manifests/audiences.yml. Where everything stands now is in the list.',
    with: ['list', 'environments'],
  },
  {
    said: 'follow unfollow mute unmute watch notify notifications remind reminder reminders remind-me',
    why: 'Who hears of what stands in manifests/audiences.yml. What waits for you comes by direct message, and a calendar follows the rest.',
    with: ['feed', 'list my turn'],
  },
  {
    said: 'metrics metric stats statistics dora kpi',
    why: 'How many deploys succeeded stands in the digest. What went live, and how it ended, is listed.',
    with: ['list done', 'environments'],
  },
  { said: 'risk risks score', why: 'The risk of a release stands in its details, with its reasons.', with: ['show ?'] },
  {
    said: 'audit history log timeline export',
    why: 'Who did what stands in the thread of a release, what decided it in its details, and what other systems told in its evidence.',
    with: ['show …', 'evidence …'],
  },
  {
    said: 'retro retros retrospective postmortem post-mortem',
    why: 'A review is written from My turn, where one is owed; what went wrong is kept as incidents.',
    with: ['incidents', 'list my turn', 'list done'],
  },
  {
    said: 'catch-up recap news since',
    why: 'Where a release stands is in its details, where all of them stand in the list.',
    with: ['show …', 'list'],
  },
  {
    said: 'attach attached attachment attachments link links',
    why: 'What other systems told of no service is attached to one in its list; documents are added to a release.',
    with: ['evidence', 'documents …'],
  },
  { said: 'frozen', why: 'What is frozen is listed.', with: ['list freezes', 'freeze …'] },
  {
    said: "what what's whats",
    why: 'What runs where, and what is coming, are lists of their own.',
    with: ['environments', 'list'],
  },
  {
    said: 'mine my todo todos tasks turn inbox pending',
    why: 'What waits for you, and what is yours, are in the list.',
    with: ['list my turn', 'list mine'],
  },
  {
    said: 'push',
    why: 'A release is moved to a later time, or deployed.',
    with: ['move …', 'deploy …'],
  },
  {
    said: 'bring',
    why: 'A release is moved to an earlier time; the version before comes back by a rollback.',
    with: ['move …', 'rollback …'],
  },
  {
    said: 'extend prolong shorten',
    why: 'A lock is held longer by locking again. When a freeze ends is changed beside it.',
    with: ['lock …', 'unfreeze'],
  },
  {
    said: 'stop-delegating stop-delegation end-delegation end-delegating cancel-delegation revoke-delegation undelegate take-back-delegation',
    why: 'Who votes for you ends with the delegation.',
    with: ['delegate revoke', 'delegate'],
  },
  {
    said: 'hand-over-everything hand-over-all handover-everything handover-all hand-everything',
    why: 'Releases are handed over one by one; your votes are somebody else’s by a delegation.',
    with: ['list mine', 'hand-over …', 'delegate …'],
  },
  {
    said: 'end revoke',
    why: 'A freeze is lifted, a lock is released, and who votes for you ends with the delegation.',
    with: ['unfreeze', 'unlock', 'delegate revoke'],
  },
  { said: 'rename retitle', why: 'A release is called what it holds and where it goes.', with: ['edit …'] },
  {
    said: 'rehearse practise practice',
    why: 'A drill deploys the version before and comes back; a dry run shows what would be sent.',
    with: ['drill', 'deploy dry run'],
  },
  {
    said: 'emergency urgent fix patch emergency-fix emergency-change emergency-release',
    why: 'What can’t wait is a hotfix; what has to stop at once, an emergency stop.',
    with: ['hotfix …', 'emergency-stop …'],
  },
  {
    said: 'block',
    why: 'A freeze stops deploys for a time, a lock keeps one place for you.',
    with: ['freeze …', 'lock …'],
  },
  {
    said: 'no nope veto nack -1',
    why: 'A no-go is said of a release; a time without deploys is a freeze.',
    with: ['no-go …', 'freeze …'],
  },
  { said: 'yes yep lgtm +1 thumbs-up', why: 'A go is said of a release.', with: ['go …'] },
  {
    said: 'release create add make book start',
    why: 'A release is planned first, and deployed once it is approved.',
    with: ['new …', 'deploy …'],
  },
  {
    said: 'kill terminate',
    why: 'What has not begun is cancelled, what has is paused or rolled back.',
    with: ['cancel …', 'rollback …', 'pause …'],
  },
  { said: 'change modify', why: 'What is released is edited, and when is moved.', with: ['edit …', 'move …'] },
  {
    said: "why why's whys",
    why: 'Why a release waits stands on its card, and in its details.',
    with: ['show ?', 'list blocked'],
  },
  {
    said: "when when's whens",
    why: 'When something goes out is in the list; what a time would run into, and the first that is free, says a what-if.',
    with: ['show ?', 'list', 'what-if ?'],
  },
  {
    said: "is are was were isn't",
    why: 'What runs where, what is frozen, and what is planned, are lists of their own.',
    with: ['show ?', 'environments', 'list freezes', 'list'],
  },
  {
    said: 'can could may should',
    why: 'What a time would run into says a what-if; what is frozen is listed.',
    with: ['show ?', 'what-if ?', 'list freezes'],
  },
  {
    said: 'never-mind redo oops',
    why: 'What was done is taken back by a word of its own: what is planned is cancelled, what is live goes back, a freeze is lifted.',
    with: ['cancel …', 'rollback …', 'unfreeze'],
  },
  {
    said: 'delete remove erase discard drop',
    why: 'What has not begun is cancelled, a freeze is lifted, a lock is released.',
    with: ['cancel …', 'unfreeze', 'unlock'],
  },
  {
    said: 'retry try-again again rerun re-run redeploy re-deploy repeat',
    why: 'A step that failed is deployed again; a rollback that failed is rolled back again.',
    with: ['deploy …', 'rollback …'],
  },
  {
    said: 'today tonight tomorrow this-week next-week week month coming',
    why: 'What is coming stands in the list and in the calendar.',
    with: ['list', 'calendar'],
  },
  {
    said: 'settings setting config configure configuration setup preferences admin roles policy policies',
    why: 'Who may do what, who votes, and who hears of it, are files in manifests/, read when Gonogo starts. What is amiss there, says `npm run doctor` where it runs.',
    with: ['sources', 'help'],
  },
  { said: 'drills', why: 'A drill deploys the version before and comes back.', with: ['drill …'] },
  {
    said: 'hi hello hey thanks thank-you test ping',
    why: 'What is coming, and what waits for you, are in the list; the help has every word.',
    with: ['list', 'list my turn', 'help'],
  },
  { said: 'how', why: 'The help has every word, with examples.', with: ['help'] },
  { said: 'roll', why: 'The version before comes back by a rollback.', with: ['rollback'] },
  {
    said: 'who-approved who-voted who-planned who-deployed who-owns who-rejected who-cancelled',
    why: 'Who did what stands in the details of a release.',
    with: ['show ?'],
  },
  {
    said: "who who's whos",
    why: 'Who is on duty, who wrote what, and who holds a lock are words of their own.',
    with: ['on-duty', 'authors', 'locks'],
  },
];
