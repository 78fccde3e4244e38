/** Contacts over REST: adding, searching, looking up, withdrawing. */
package org.ecm.rest.contact;
