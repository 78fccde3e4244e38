/**
 * The supervisors' portal: what all its pages share. Beans are thin: they ask services and hold
 * what a page shows.
 */
package org.ecm.portal;
