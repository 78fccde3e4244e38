-- Contact Feed scans for work that is left by this column alone: a state that it does not know would never be seen again.
alter table batch add constraint ${if_missing} ck_batch_open_state check (
  open_state = 'DONE' and state in ('ACCEPTED', 'REFUSED', 'SETTLED')
  or open_state = state and state in ('INTENT', 'SENDING', 'IN_DOUBT'));
