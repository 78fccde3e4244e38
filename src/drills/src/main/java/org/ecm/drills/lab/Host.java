package org.ecm.drills.lab;

/** The hosts of the lab, each a network namespace with one cable to the switch. */
public enum Host {
  NODE1("node1", 11),
  NODE2("node2", 12),
  DATABASE("database", 20),
  DATABASE2("database2", 22),
  DIALER("dialer", 30),
  CLIENT("client", 50);

  /** The address under which ECM is reached, on whichever node has it. */
  public static final String VIRTUAL_IP = "10.99.0.100";

  /** The address under which the database is reached, on whichever host has it. */
  public static final String DATABASE_IP = "10.99.0.21";

  private final String label;
  private final int number;

  Host(String label, int number) {
    this.label = label;
    this.number = number;
  }

  /** The last part of its namespace's name, and the name of its port at the switch. */
  public String label() {
    return label;
  }

  public String address() {
    return "10.99.0." + number;
  }

  /** The other node of the two. */
  public Host peer() {
    return switch (this) {
      case NODE1 -> NODE2;
      case NODE2 -> NODE1;
      default -> throw new IllegalStateException(label + " is no node");
    };
  }
}
