package org.ecm.protocol;

/** What a checker found: the promise and how it was broken. */
public record Breach(Promise promise, String how) {

  @Override
  public String toString() {
    return promise + " broken: " + how;
  }
}
