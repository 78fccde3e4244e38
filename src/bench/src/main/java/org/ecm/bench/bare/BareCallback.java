package org.ecm.bench.bare;

/** What an IVR script sends. */
public class BareCallback {
  public long campaign;
  public String number;
  public String at;
  public String reference;
  public String firstName;
  public String lastName;
}
