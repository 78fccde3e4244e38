/**
 * The user who is logged in: what the user may do, the own password, and the end of the session.
 */
package org.ecm.portal.account;
