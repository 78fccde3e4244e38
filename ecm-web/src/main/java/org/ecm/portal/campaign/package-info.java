/**
 * The pages about campaigns: the list, one campaign, and the form. Decisions are the services'; a
 * refusal is shown at the field it is about.
 */
package org.ecm.portal.campaign;
