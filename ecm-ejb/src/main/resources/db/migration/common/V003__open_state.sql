-- Contact Feed scans for work that is left by this column alone: a state that it does not know would never be seen again.
alter table batch add constraint ${if_missing} ck_batch_open_state check (
  (open_state in ('INTENT', 'SENDING', 'IN_DOUBT') and open_state = state)
  or (open_state = 'DONE' and state not in ('INTENT', 'SENDING', 'IN_DOUBT')));
