/**
 * The pages about contacts: search in a campaign, look-up by what a caller names, and one contact.
 */
package org.ecm.portal.contact;
