-- ECM's schema, right on SQL Server and on H2 in its SQL Server mode (see docs/sql-rules.md).
-- ${if_missing} is "if not exists" on H2, whose DDL is not transactional, so that a migration killed half-way
-- simply runs again; it is empty on SQL Server, where a migration is one transaction.
-- Times are UTC. Constraints hold the promises P1, P2, P4 and P5 in the database itself.

-- Ids are handed out in blocks by the client before the statement, so that after a commit whose
-- outcome is unknown the truth can be read back.
create sequence ${if_missing} contact_seq as bigint start with 1 increment by 1000;
create sequence ${if_missing} attempt_seq as bigint start with 1 increment by 1000;
create sequence ${if_missing} batch_seq as bigint start with 1 increment by 50;
create sequence ${if_missing} entity_seq as bigint start with 1 increment by 50;
create sequence ${if_missing} row_seq as bigint start with 1 increment by 50;

-- ------------------------------------------------------------------ cluster

create table ${if_missing} mandate (
  name nvarchar(100) not null constraint pk_mandate primary key,
  holder nvarchar(100) not null,
  incarnation nvarchar(40) not null,
  epoch bigint not null,
  beat bigint not null,
  released bit not null
);

-- One row per start of a node's server process. A newer incarnation proves the older ones dead; died_at is set when the
-- process's own host has seen it end.
create table ${if_missing} node_incarnation (
  node nvarchar(100) not null,
  incarnation nvarchar(40) not null,
  registration bigint not null,
  registered_at datetime2(6) not null,
  died_at datetime2(6),
  constraint pk_node_incarnation primary key (node, incarnation),
  constraint uq_node_registration unique (node, registration)
);

-- ------------------------------------------------------------------ security and audit

create table ${if_missing} app_user (
  username nvarchar(100) not null constraint pk_app_user primary key,
  full_name nvarchar(200) not null,
  password_hash nvarchar(200) not null,
  enabled bit not null,
  must_change_password bit not null,
  created_at datetime2(6) not null,
  version int not null
);

create table ${if_missing} app_user_role (
  username nvarchar(100) not null constraint fk_user_role_user references app_user (username) on delete cascade,
  role nvarchar(20) not null constraint ck_user_role check (role in ('SUPERVISOR', 'OPERATOR', 'ADMIN')),
  constraint pk_app_user_role primary key (username, role)
);

create table ${if_missing} api_key (
  id bigint not null constraint pk_api_key primary key,
  client nvarchar(100) not null,
  scope nvarchar(20) not null constraint ck_api_key_scope check (scope in ('ivr', 'integration', 'cluster', 'admin')),
  key_hash nvarchar(64) not null constraint uq_api_key_hash unique,
  created_at datetime2(6) not null,
  created_by nvarchar(100) not null,
  revoked_at datetime2(6)
);

create table ${if_missing} audit_event (
  id bigint not null constraint pk_audit_event primary key,
  at datetime2(6) not null,
  actor nvarchar(100) not null,
  action nvarchar(60) not null,
  subject nvarchar(200) not null,
  detail nvarchar(2000)
);
create index ${if_missing} ix_audit_at on audit_event (at, id);

-- ------------------------------------------------------------------ what users edit

create table ${if_missing} strategy (
  id bigint not null constraint pk_strategy primary key,
  name nvarchar(100) not null constraint uq_strategy_name unique,
  version int not null
);

-- An ordered attempt of a strategy: which channel, which of the contact's phones.
create table ${if_missing} strategy_step (
  strategy_id bigint not null constraint fk_step_strategy references strategy (id) on delete cascade,
  position int not null,
  channel nvarchar(10) not null constraint ck_step_channel check (channel in ('VOICE')),
  phone int not null constraint ck_step_phone check (phone between 1 and 5),
  constraint pk_strategy_step primary key (strategy_id, position)
);

-- What follows a group of results: the next step after a delay, another phone, or the end.
create table ${if_missing} strategy_rule (
  strategy_id bigint not null constraint fk_rule_strategy references strategy (id) on delete cascade,
  result_group nvarchar(20) not null,
  action nvarchar(20) not null constraint ck_rule_action check (action in ('NEXT_ATTEMPT', 'OTHER_PHONE', 'CLOSE')),
  delay_seconds bigint not null constraint ck_rule_delay check (delay_seconds >= 0),
  constraint pk_strategy_rule primary key (strategy_id, result_group)
);

create table ${if_missing} dialer_campaign (
  id bigint not null constraint pk_dialer_campaign primary key,
  dialer nvarchar(50) not null,
  external_id nvarchar(50) not null,
  name nvarchar(100) not null,
  kind nvarchar(20) not null,
  window_size int not null constraint ck_dialer_campaign_window check (window_size between 1 and 100000),
  gone bit not null,
  version int not null,
  constraint uq_dialer_campaign unique (dialer, external_id)
);

create table ${if_missing} campaign (
  id bigint not null constraint pk_campaign primary key,
  name nvarchar(100) not null,
  -- the campaign's own name while it exists, a unique token once it is deleted: names may be used again
  name_key nvarchar(120) not null constraint uq_campaign_name unique,
  description nvarchar(1000),
  state nvarchar(20) not null constraint ck_campaign_state check (state in ('DRAFT', 'RUNNING', 'PAUSED', 'STOPPED', 'DELETED')),
  dialer_campaign_id bigint not null constraint fk_campaign_dialer_campaign references dialer_campaign (id),
  strategy_id bigint not null constraint fk_campaign_strategy references strategy (id),
  default_region nvarchar(2) not null,
  time_zone nvarchar(60) not null,
  priority int not null constraint ck_campaign_priority check (priority between 0 and 9),
  created_at datetime2(6) not null,
  version int not null
);
create index ${if_missing} ix_campaign_state on campaign (state, dialer_campaign_id);

-- Weekly schedule, minutes of the day in the campaign's zone for the campaign and in the callee's zone for the callee.
create table ${if_missing} campaign_interval (
  campaign_id bigint not null constraint fk_interval_campaign references campaign (id) on delete cascade,
  position int not null,
  weekday int not null constraint ck_interval_weekday check (weekday between 1 and 7),
  start_minute int not null constraint ck_interval_start check (start_minute between 0 and 1439),
  end_minute int not null,
  constraint pk_campaign_interval primary key (campaign_id, position),
  constraint ck_interval_order check (end_minute > start_minute and end_minute <= 1440)
);

create table ${if_missing} contact_list (
  id bigint not null constraint pk_contact_list primary key,
  campaign_id bigint not null constraint fk_list_campaign references campaign (id),
  name nvarchar(100) not null,
  created_at datetime2(6) not null,
  constraint uq_contact_list unique (campaign_id, name)
);

-- ------------------------------------------------------------------ imports

create table ${if_missing} import_job (
  id bigint not null constraint pk_import_job primary key,
  campaign_id bigint not null constraint fk_job_campaign references campaign (id),
  list_id bigint not null constraint fk_job_list references contact_list (id),
  file_name nvarchar(255) not null,
  state nvarchar(20) not null constraint ck_job_state check (state in ('RECEIVING', 'QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  -- names, hints and mapping chosen by the user, and what was detected, as JSON
  options nvarchar(max),
  node nvarchar(100) not null,
  incarnation nvarchar(40) not null,
  bytes_received bigint not null,
  position bigint not null,
  rows_read bigint not null,
  accepted bigint not null,
  rejected bigint not null,
  duplicate bigint not null,
  suppressed bigint not null,
  error nvarchar(1000),
  created_by nvarchar(100) not null,
  created_at datetime2(6) not null,
  started_at datetime2(6),
  updated_at datetime2(6) not null,
  finished_at datetime2(6),
  constraint ck_job_sum check (rows_read = accepted + rejected + duplicate + suppressed)
);
create index ${if_missing} ix_import_job_state on import_job (state, campaign_id, id);
create index ${if_missing} ix_import_job_campaign on import_job (campaign_id, id);

create table ${if_missing} import_chunk (
  job_id bigint not null constraint fk_chunk_job references import_job (id) on delete cascade,
  seq int not null,
  start_position bigint not null,
  content varbinary(max) not null,
  constraint pk_import_chunk primary key (job_id, seq)
);

-- The rows that did not become contacts, each with its reason and the row as it stood in the file.
create table ${if_missing} import_verdict (
  job_id bigint not null constraint fk_verdict_job references import_job (id) on delete cascade,
  row_no bigint not null,
  verdict nvarchar(12) not null constraint ck_verdict check (verdict in ('REJECTED', 'DUPLICATE', 'SUPPRESSED')),
  reason nvarchar(30) not null,
  detail nvarchar(400),
  raw nvarchar(max),
  constraint pk_import_verdict primary key (job_id, row_no)
);

-- ------------------------------------------------------------------ the ledger

create table ${if_missing} contact (
  id bigint not null constraint pk_contact primary key,
  campaign_id bigint not null,
  list_id bigint not null,
  import_job_id bigint,
  row_no bigint,
  row_key nvarchar(64) not null,
  reference nvarchar(100),
  first_name nvarchar(100),
  last_name nvarchar(100),
  phone1 nvarchar(20),
  phone2 nvarchar(20),
  phone3 nvarchar(20),
  phone4 nvarchar(20),
  phone5 nvarchar(20),
  -- the IANA zone the file gave; null: derived from the number called
  time_zone nvarchar(60),
  priority int not null constraint ck_contact_priority check (priority between 0 and 9),
  expires_at datetime2(6),
  -- the key of the scan for expired contacts: null, and so untouched, for all that do not expire
  expiring_at ${computed} (case when state = 'WAITING' then expires_at end),
  attributes nvarchar(max),
  state nvarchar(10) not null constraint ck_contact_state check (state in ('WAITING', 'CLAIMED', 'AT_DIALER', 'UNKNOWN', 'FINISHED')),
  -- why the contact is in its state, for a person; for FINISHED the outcome
  reason nvarchar(30) not null,
  -- what comes next: the strategy step, the number it calls, the zones it may be called in, and when
  step int not null,
  next_number nvarchar(20) not null,
  call_zone nvarchar(200) not null,
  due_at datetime2(6) not null,
  attempts_made int not null,
  current_attempt bigint,
  -- the batch is being written to the dialer: too late to cut the contact out
  sending bit not null,
  -- set while CLAIMED by do-not-call, withdrawal or stop: cuts the contact out before sending
  cut_reason nvarchar(30),
  created_at datetime2(6) not null,
  updated_at datetime2(6) not null,
  constraint uq_contact_row unique (list_id, row_key),
  constraint ck_contact_attempt check (
    (state in ('CLAIMED', 'AT_DIALER', 'UNKNOWN') and current_attempt is not null)
    or (state = 'WAITING')
    or (state = 'FINISHED'))
);
-- The claim reads one lane (campaign, zones, priority) in the order of due_at: its cost does not grow with the table.
create index ${if_missing} ix_contact_lane on contact (campaign_id, state, call_zone, priority, due_at, id);
-- Without the state: a batch's numbers lie all over this index, and a change of state must not touch it.
create index ${if_missing} ix_contact_number on contact (next_number);
create index ${if_missing} ix_contact_expiry on contact (expiring_at);
-- People page through a campaign newest first, and look a customer up by the customer's own reference.
create index ${if_missing} ix_contact_campaign on contact (campaign_id, id);
create index ${if_missing} ix_contact_reference on contact (reference);

-- The lanes that exist in a campaign, so that a tick asks only for those whose calling window is open.
create table ${if_missing} contact_lane (
  campaign_id bigint not null,
  call_zone nvarchar(200) not null,
  priority int not null,
  constraint pk_contact_lane primary key (campaign_id, call_zone, priority)
);

create table ${if_missing} batch (
  id bigint not null constraint pk_batch primary key,
  dialer_campaign_id bigint not null constraint fk_batch_dialer_campaign references dialer_campaign (id),
  state nvarchar(10) not null constraint ck_batch_state check (state in ('INTENT', 'SENDING', 'ACCEPTED', 'REFUSED', 'IN_DOUBT', 'SETTLED')),
  -- the key of the scan for unfinished work: the state while work is left, DONE after that
  open_state nvarchar(10) not null,
  epoch bigint not null,
  holder nvarchar(100) not null,
  incarnation nvarchar(40) not null,
  size int not null,
  probe bit not null,
  created_at datetime2(6) not null,
  sending_at datetime2(6),
  -- the sender knows that its call has ended; not_sent: it knows that not a byte was written
  call_over bit not null,
  call_over_at datetime2(6),
  not_sent bit not null,
  settle_after datetime2(6),
  settle_tries int not null,
  detail nvarchar(500)
);
create index ${if_missing} ix_batch_open on batch (open_state, dialer_campaign_id, id);

create table ${if_missing} attempt (
  id bigint not null constraint pk_attempt primary key,
  contact_id bigint not null constraint fk_attempt_contact references contact (id),
  campaign_id bigint not null,
  dialer_campaign_id bigint not null,
  batch_id bigint not null constraint fk_attempt_batch references batch (id),
  account_number nvarchar(25) not null constraint uq_attempt_account unique,
  number nvarchar(20) not null,
  step int not null,
  state nvarchar(10) not null constraint ck_attempt_state check (state in ('OPEN', 'DONE', 'WITHDRAWN', 'ABSENT', 'REFUSED', 'LOST')),
  -- P2: one open attempt per contact, and one per number in a dialer campaign. Once closed, the key becomes the row's own.
  open_contact_key bigint not null constraint uq_attempt_open_contact unique,
  open_number_key nvarchar(60) not null constraint uq_attempt_open_number unique,
  -- when the sweep looks it up next; far in the future once closed
  sweep_at datetime2(6) not null,
  -- 0: unknown for so long that it no longer takes a place in the window at the dialer (rule 2.7)
  in_window bit not null,
  confirmed bit not null,
  redialled bit not null,
  disposition nvarchar(20),
  dialer_result nvarchar(40),
  created_at datetime2(6) not null,
  closed_at datetime2(6),
  constraint ck_attempt_open check ((state = 'OPEN' and open_contact_key = contact_id) or (state <> 'OPEN' and open_contact_key = -id))
);
create index ${if_missing} ix_attempt_contact on attempt (contact_id, id);
create index ${if_missing} ix_attempt_batch on attempt (batch_id);
create index ${if_missing} ix_attempt_sweep on attempt (state, sweep_at, id);
create index ${if_missing} ix_attempt_window on attempt (dialer_campaign_id, state, in_window);
create index ${if_missing} ix_attempt_closed on attempt (campaign_id, closed_at);

-- A request to call a campaign's contacts that were not reached once more, and how far it has come:
-- the position moves past each contact once, however often the request is repeated.
create table ${if_missing} recycle (
  id bigint not null constraint pk_recycle primary key,
  campaign_id bigint not null constraint fk_recycle_campaign references campaign (id),
  client nvarchar(100) not null,
  -- keys that differ in case only are two keys
  idempotency_key nvarchar(200) ${exact} not null,
  position bigint not null,
  last_contact bigint not null,
  recycled bigint not null,
  do_not_call bigint not null,
  result_unknown bigint not null,
  expired bigint not null,
  created_at datetime2(6) not null,
  finished_at datetime2(6),
  constraint uq_recycle unique (client, idempotency_key)
);

-- ------------------------------------------------------------------ results

create table ${if_missing} dialer_result (
  id bigint not null constraint pk_dialer_result primary key,
  dialer nvarchar(50) not null,
  record_key nvarchar(100) not null,
  account_number nvarchar(40) not null,
  attempt_id bigint,
  status nvarchar(20) not null,
  result nvarchar(20) not null,
  -- applied, kept at the dialer, late, quarantined with a reason
  verdict nvarchar(20) not null,
  detail nvarchar(400),
  seen_at datetime2(6) not null,
  epoch bigint not null,
  constraint uq_dialer_result unique (record_key, dialer)
);
create index ${if_missing} ix_dialer_result_attempt on dialer_result (attempt_id);
create index ${if_missing} ix_dialer_result_verdict on dialer_result (verdict, id);
create sequence ${if_missing} dialer_result_seq as bigint start with 1 increment by 1000;

-- Positions are inserted per epoch, so that a frozen predecessor's lock cannot stop a successor.
create table ${if_missing} result_position (
  dialer nvarchar(50) not null,
  source nvarchar(50) not null,
  epoch bigint not null,
  seq bigint not null,
  position nvarchar(200) not null,
  saved_at datetime2(6) not null,
  constraint pk_result_position primary key (dialer, source, epoch, seq)
);

-- ------------------------------------------------------------------ do-not-call and callbacks

create table ${if_missing} do_not_call (
  id bigint not null constraint pk_do_not_call primary key,
  number nvarchar(20) not null,
  -- 0: every campaign
  campaign_id bigint not null,
  reason nvarchar(200),
  source nvarchar(40) not null,
  expires_at datetime2(6),
  created_by nvarchar(100) not null,
  created_at datetime2(6) not null,
  constraint uq_do_not_call unique (number, campaign_id)
);
create sequence ${if_missing} do_not_call_seq as bigint start with 1 increment by 1000;

create table ${if_missing} callback_request (
  id bigint not null constraint pk_callback_request primary key,
  client nvarchar(100) not null,
  -- keys that differ in case only are two keys
  idempotency_key nvarchar(200) ${exact} not null,
  fingerprint nvarchar(64) not null,
  campaign_id bigint not null,
  contact_id bigint not null,
  answer nvarchar(max) not null,
  created_at datetime2(6) not null,
  constraint uq_callback_request unique (client, idempotency_key)
);
create index ${if_missing} ix_callback_created on callback_request (created_at);
