package org.ecm.bench.bare;

/** As long an answer as ECM's. */
public class BareAnswer {
  public long id;
  public long campaign;
  public long contact;
  public String status = "CREATED";
  public String number;
  public String dueAt;
  public String callZone = "America/New_York";
  public int priority = 9;
}
