/** What a table of actors looks like, for the help of `dragoman kb`. */
export const TABLE_HELP = `
A table of actors is CSV or TSV with a header; name and code are needed, the others may be left out:
  name, aliases      names as the news writes them; several aliases are separated by ;
  kind               person, organisation (default), country, capital, city, region, airport, place
  code               ISO 3166-1 alpha-3, or IGO UNO EUR NGO ISM IMG MNC KOS HKG PSE
  sector, other      PLOVER sectors (dragoman codebook lists them); several others are separated by ;
  office, from, to   of a person: YYYY-MM or YYYY-MM-DD, "to" empty while it lasts; one row an office
  wikidata           Q and digits
  lat, lon, geonameid, population   of a place
Its names replace those of the knowledge base: dragoman read FILE --actors TABLE.csv`;
