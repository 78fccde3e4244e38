-- Where two nodes find each other once wildfly-config/cli/jdbc-ping.cli has told them to. JGroups alone writes and reads it
-- (JDBC_PING2 of 5.5), and names no columns in its insert: their number and order are its own. It would make the table
-- itself, but with a type that SQL Server does not know, and as a user who may make no tables.
create table ${if_missing} jgroups (
  address nvarchar(200) not null constraint pk_jgroups primary key,
  name nvarchar(200),
  cluster nvarchar(200) not null,
  ip nvarchar(200) not null,
  coord bit
);
