/** Refusals of everything that is asked, whatever it is, and what ends that: another token would not. */
export const CLOSED: Record<string, string> = {
  team_access_not_granted: 'ask an admin of the organisation to approve the app for this workspace',
  org_login_required: 'the workspace is being moved into an organisation: it is back when that is over',
  team_added_to_org: 'the workspace is being moved into an organisation: it is back when that is over',
  not_allowed_token_type: 'that is no bot token: copy the one that begins with xoxb-',
  accesslimited: 'it may be used from certain networks only: add this machine’s address on the app’s page',
  two_factor_setup_required: 'whoever installed the app has to set up two-factor authentication',
};

/** Words for Slack's refusals that people can act on. */
export const REMEDIES: Record<string, string> = {
  not_in_channel: 'I am not in that channel: invite me with /invite',
  channel_not_found: 'I can’t see that channel: invite me with /invite, or correct manifests/audiences.yml',
  is_archived: 'that channel is archived: unarchive it, or correct manifests/audiences.yml',
  is_inactive: 'that channel is archived: unarchive it, or correct manifests/audiences.yml',
  restricted_action: 'the workspace does not let me post there: ask an admin',
  restricted_action_read_only_channel: 'only some may post in that channel: ask whoever manages it to let me',
  restricted_action_thread_only_channel:
    'only replies are allowed in that channel: ask whoever manages it to let me post',
  restricted_action_non_threadable_channel:
    'that channel allows no threads: ask whoever manages it, or correct manifests/audiences.yml',
  restricted_action_thread_locked: 'that thread is locked: ask an admin to unlock it',
  cannot_reply_to_message: 'that message takes no replies',
  ekm_access_denied: 'the workspace’s admins have suspended posting: ask one of them',
  channel_is_limited_access: 'that channel is closed to apps: ask an admin',
  no_permission: 'I lack a permission: reinstall the app from slack-manifest.yml',
  missing_scope: 'I lack a permission: reinstall the app from slack-manifest.yml',
  cannot_dm_bot: 'that is an app, which reads no messages',
  messages_tab_disabled: 'the messages tab of my App Home is turned off: see docs/slack-app.md',
  user_not_in_channel: 'that person is not in the channel',
  users_not_found: 'that person is not in this workspace',
  user_not_visible: 'I may not see that person: ask an admin',
  message_not_found: 'the message is gone',
  cant_update_message: 'the message is gone, or not mine',
  edit_window_closed: 'the workspace does not let messages be edited that late',
  thread_not_found: 'the thread is gone',
  plan_upgrade_required: 'user groups need a paid plan of Slack',
  user_not_found: 'that person is not in this workspace',
  user_disabled: 'that person’s account is deactivated',
  msg_too_long: 'the message is longer than Slack allows',
  msg_blocks_too_long: 'the message is longer than Slack allows',
  invalid_blocks: 'Slack would not take it as it was drawn',
  no_text: 'there was nothing in it',
};
