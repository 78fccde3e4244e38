/**
 * Uploads and imports: a file goes straight to the database, its job is watched, and rejected rows
 * come back.
 */
package org.ecm.portal.importing;
