/** Callbacks over REST, for IVR scripts. */
package org.ecm.rest.callback;
