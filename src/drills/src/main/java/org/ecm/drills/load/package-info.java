/**
 * What goes on during a drill: imports, calls, callbacks, a user at the portal; and what watches
 * it.
 */
package org.ecm.drills.load;
