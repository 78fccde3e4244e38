package org.ecm.simulator.call;

import java.time.Instant;
import org.ecm.simulator.store.Contact;

/**
 * A call under way.
 *
 * @param phone which phone of the contact, 1 to 3; 0 for a callback
 * @param result how it will end
 */
record CallInProgress(
    Contact contact, String number, int phone, CallResult result, Instant endsAt) {

  boolean isCallback() {
    return phone == 0;
  }
}
