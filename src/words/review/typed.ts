import { dialog, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { nameOf } from '../../domain/release/release.ts';
import { ask, notice, type OnSubmit, submittedTo } from '../ask.ts';
import { clickOn } from '../changing.ts';

/** [Write the review…]: what was decided in a hurry is looked at afterwards. */
export const clickReviewAfter = clickOn((release) => ({
  modal: {
    ...dialog('review-after', 'Review', 'Done', release.id),
    blocks: [
      section(md`*${nameOf(release)}* (${release.id}): ${release.why}`),
      textInput('found', 'What was found', release.review?.found ?? '', {
        multiline: true,
        placeholder: 'What went well, what should be better, what follows from it',
        hint: 'It stands in the release’s thread.',
      }),
    ],
  },
}));

export const submitReviewAfter: OnSubmit = async (fields, id, a) => {
  const outcome = await ask(a, { type: 'CompleteReview', release: id, found: fields.found ?? '' });
  return submittedTo(outcome, 'found', () => notice('Reviewed', md`Thank you. It stands in the thread of ${id}.`));
};
