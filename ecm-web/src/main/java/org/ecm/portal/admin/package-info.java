/** The administrator's pages: users, API keys and the audit trail. */
package org.ecm.portal.admin;
