-- The dialing list as a reader of UCCX's database may see it. Cisco does not publish the column names;
-- these follow the long header of the REST API. Times are UTC, in whole seconds.
CREATE TABLE IF NOT EXISTS DialingList (
  dialingListID BIGINT PRIMARY KEY,
  campaignID INT NOT NULL,
  accountNumber VARCHAR(25),
  firstName VARCHAR(50),
  lastName VARCHAR(50),
  phone01 VARCHAR(28) NOT NULL,
  phone02 VARCHAR(28),
  phone03 VARCHAR(28),
  dialTime VARCHAR(5),
  callbackNumber VARCHAR(28),
  callbackDateTime TIMESTAMP(0),
  callStatus INT NOT NULL,
  callResult INT DEFAULT 0 NOT NULL,
  callResult01 INT DEFAULT 0 NOT NULL,
  callResult02 INT DEFAULT 0 NOT NULL,
  callResult03 INT DEFAULT 0 NOT NULL,
  lastNumberDialed VARCHAR(28),
  callsMadeToPhone01 INT DEFAULT 0 NOT NULL,
  callsMadeToPhone02 INT DEFAULT 0 NOT NULL,
  callsMadeToPhone03 INT DEFAULT 0 NOT NULL,
  callsMade INT DEFAULT 0 NOT NULL,
  retries INT DEFAULT 0 NOT NULL,
  numMissedCallback INT DEFAULT 0 NOT NULL,
  createdAt TIMESTAMP(0) NOT NULL,
  updatedAt TIMESTAMP(0) NOT NULL,
  -- the engine's own: when to call
  nextCallAt TIMESTAMP(3) INVISIBLE NOT NULL
);
CREATE INDEX IF NOT EXISTS DialingListAccount ON DialingList (accountNumber);
CREATE INDEX IF NOT EXISTS DialingListUpdated ON DialingList (campaignID, updatedAt);
CREATE INDEX IF NOT EXISTS DialingListNext ON DialingList (campaignID, callStatus, nextCallAt, dialingListID);

CREATE TABLE IF NOT EXISTS DialingListHistory (
  dialingListID BIGINT PRIMARY KEY,
  campaignID INT NOT NULL,
  accountNumber VARCHAR(25),
  firstName VARCHAR(50),
  lastName VARCHAR(50),
  phone01 VARCHAR(28) NOT NULL,
  phone02 VARCHAR(28),
  phone03 VARCHAR(28),
  dialTime VARCHAR(5),
  callbackNumber VARCHAR(28),
  callbackDateTime TIMESTAMP(0),
  callStatus INT NOT NULL,
  callResult INT NOT NULL,
  callResult01 INT NOT NULL,
  callResult02 INT NOT NULL,
  callResult03 INT NOT NULL,
  lastNumberDialed VARCHAR(28),
  callsMadeToPhone01 INT NOT NULL,
  callsMadeToPhone02 INT NOT NULL,
  callsMadeToPhone03 INT NOT NULL,
  callsMade INT NOT NULL,
  retries INT NOT NULL,
  numMissedCallback INT NOT NULL,
  createdAt TIMESTAMP(0) NOT NULL,
  updatedAt TIMESTAMP(0) NOT NULL
);
CREATE INDEX IF NOT EXISTS DialingListHistoryAccount ON DialingListHistory (accountNumber);
CREATE INDEX IF NOT EXISTS DialingListHistoryUpdated ON DialingListHistory (campaignID, updatedAt);
CREATE INDEX IF NOT EXISTS DialingListHistoryStatus ON DialingListHistory (campaignID, callStatus);

-- Rows to which a call was placed whose result is not known (yet). A table of its own, because an update of
-- DialingList has to maintain four indexes.
CREATE TABLE IF NOT EXISTS CallWithoutResult (
  dialingListID BIGINT PRIMARY KEY
);

CREATE TABLE IF NOT EXISTS Campaign (
  id INT PRIMARY KEY,
  name VARCHAR(100) NOT NULL,
  kind VARCHAR(10) NOT NULL,
  enabled BOOLEAN NOT NULL
);

-- How far the tables follow the log, and totals since its beginning.
CREATE TABLE IF NOT EXISTS Progress (
  id INT PRIMARY KEY,
  logEnd BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  lastRecord BIGINT NOT NULL,
  accepted BIGINT NOT NULL,
  dropped BIGINT NOT NULL,
  dialled BIGINT NOT NULL,
  redialled BIGINT NOT NULL,
  results BIGINT NOT NULL,
  moved BIGINT NOT NULL
);
MERGE INTO Progress USING (VALUES (1)) AS one(id) ON Progress.id = one.id
  WHEN NOT MATCHED THEN INSERT VALUES (1, 0, 0, 1000000, 0, 0, 0, 0, 0, 0);
