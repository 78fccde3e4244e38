/**
 * Contact Feed: claims due contacts, sends them to the dialer and settles what is in doubt (P2).
 * See docs/protocol.md, section 2; every mark is a compare-and-set under the mandate's epoch.
 */
package org.ecm.feed;
