import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * The same shortlists by Lucene. Reads the world from the file that the bench wrote, builds one segment sorted by major,
 * and answers on standard input: `pass VARIANT COUNT` runs the first COUNT openings once, `answers VARIANT COUNT` tells
 * their lists. Graduates who do not consent or are not to be had are left out of the index, which is in Lucene's favour.
 *
 * Gates that are plain numbers are one bit set, kept for all openings that ask for the same, as a query cache does it;
 * the others are filters: ranges of the sorted field for majors, and single terms. Weights are made before. Variants,
 * both exact:
 *   gates  whoever passes is scored from one binary doc value
 *   sums   the same where few pass; where many do, a disjunction of one term per asked skill, whose frequency says how
 *          the skill is held, gives a bound, and those whose bound reaches the 50th are scored from the doc value
 */
public final class LucenePeer {
  static final int[] EVIDENCE = {10000, 9500, 8500, 7000};
  static final int LIMIT = 50;

  // ---- the world -------------------------------------------------------------------------------------------------

  static final class Graduate {
    int open, kinds, education, major, college, birth, cohort, year, available, anywhere;
    int[] regions, skills, credentials, languages, practice;
  }

  static final class Asked {
    int skill, weight, need, must;
    int[][] ways;
  }

  static final class Opening {
    int index, kind, startMonth, startDay, startYear, education, majorMust, placeMust, circle;
    int[] weights = new int[6], colleges;
    int[][] majors, regions;
    Asked[] skills, credentials, languages;
    int wholeWeight, skillWeight, credentialWeight;
    // Tables by code, as any engine would keep them for a query that it has seen.
    int[] majorValue, regionValue;
    boolean[] majorPasses, regionPasses, collegePasses;
    int[][] skillWays, credentialWays, languageWays;
    int[][] points;
    String seed;
    Weight selective, sums;
    FixedBitSet scalar;
  }

  static int[] counts;
  static int[] parents;
  static Graduate[] graduates;
  static Opening[] openings;

  static int[] list(MappedByteBuffer in) {
    int[] list = new int[in.getInt()];
    for (int i = 0; i < list.length; i++) list[i] = in.getInt();
    return list;
  }

  static int[][] rows(MappedByteBuffer in, int width) {
    int[][] rows = new int[in.getInt()][width];
    for (int[] row : rows) for (int i = 0; i < width; i++) row[i] = in.getInt();
    return rows;
  }

  static void read(Path file) throws IOException {
    MappedByteBuffer in;
    try (FileChannel channel = FileChannel.open(file)) {
      in = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
    in.order(ByteOrder.LITTLE_ENDIAN);
    // Graduates, openings, and how many codes there are of skills, majors, colleges, regions, credentials, languages.
    counts = new int[8];
    for (int i = 0; i < counts.length; i++) counts[i] = in.getInt();
    parents = list(in);
    graduates = new Graduate[counts[0]];
    for (int i = 0; i < graduates.length; i++) graduates[i] = graduate(in);
    openings = new Opening[counts[1]];
    for (int i = 0; i < openings.length; i++) openings[i] = opening(in, i);
  }

  static Graduate graduate(MappedByteBuffer in) {
    Graduate g = new Graduate();
    g.open = in.getInt(); g.kinds = in.getInt(); g.education = in.getInt(); g.major = in.getInt(); g.college = in.getInt();
    g.birth = in.getInt(); g.cohort = in.getInt(); g.year = in.getInt(); g.available = in.getInt(); g.anywhere = in.getInt();
    g.regions = list(in); g.skills = list(in); g.credentials = list(in); g.languages = list(in); g.practice = list(in);
    return g;
  }

  static Opening opening(MappedByteBuffer in, int index) {
    Opening o = new Opening();
    o.index = index;
    o.seed = "opn_" + index + ":grd_";
    o.kind = in.getInt(); o.startMonth = in.getInt(); o.startDay = in.getInt(); o.startYear = in.getInt();
    o.education = in.getInt(); o.majorMust = in.getInt(); o.placeMust = in.getInt(); o.circle = in.getInt();
    for (int i = 0; i < 6; i++) o.wholeWeight += o.weights[i] = in.getInt();
    o.majors = rows(in, 3);
    o.regions = rows(in, 3);
    int colleges = in.getInt();
    if (colleges >= 0) { o.colleges = new int[colleges]; for (int i = 0; i < colleges; i++) o.colleges[i] = in.getInt(); }
    o.skills = new Asked[in.getInt()];
    for (int i = 0; i < o.skills.length; i++) {
      Asked a = o.skills[i] = new Asked();
      a.skill = in.getInt(); a.weight = in.getInt(); a.need = in.getInt(); a.must = in.getInt(); a.ways = rows(in, 2);
      o.skillWeight += a.weight;
    }
    o.credentials = new Asked[in.getInt()];
    for (int i = 0; i < o.credentials.length; i++) {
      Asked a = o.credentials[i] = new Asked();
      a.weight = in.getInt(); a.must = in.getInt(); a.ways = rows(in, 3);
      o.credentialWeight += a.weight;
    }
    o.languages = new Asked[in.getInt()];
    for (int i = 0; i < o.languages.length; i++) {
      Asked a = o.languages[i] = new Asked();
      a.must = in.getInt(); a.ways = rows(in, 3);
    }
    tables(o);
    return o;
  }

  static void tables(Opening o) {
    o.majorValue = new int[counts[3]]; o.majorPasses = new boolean[counts[3]];
    for (int[] way : o.majors) { o.majorValue[way[0]] = way[1]; o.majorPasses[way[0]] = way[2] == 1; }
    o.regionValue = new int[counts[5]]; o.regionPasses = new boolean[counts[5]];
    for (int[] way : o.regions) { o.regionValue[way[0]] = way[1]; o.regionPasses[way[0]] = way[2] == 1; }
    o.skillWays = new int[counts[2]][];
    o.points = new int[o.skills.length * 4][];
    for (int i = 0; i < o.skills.length; i++) {
      for (int[] way : o.skills[i].ways) {
        int kind = way[1] == 10000 ? 0 : way[1] == 6000 ? 1 : way[1] == 3600 ? 2 : 3;
        o.points[i * 4 + kind] = points(way[1], o.skills[i].need);
        o.skillWays[way[0]] = appended(o.skillWays[way[0]], i * 4 + kind);
      }
    }
    o.credentialWays = new int[counts[6]][];
    for (int i = 0; i < o.credentials.length; i++)
      for (int[] way : o.credentials[i].ways) o.credentialWays[way[0]] = appended(o.credentialWays[way[0]], i, way[1]);
    o.languageWays = new int[counts[7]][];
    for (int i = 0; i < o.languages.length; i++)
      for (int[] way : o.languages[i].ways) o.languageWays[way[0]] = appended(o.languageWays[way[0]], i, way[1]);
    if (o.colleges != null) { o.collegePasses = new boolean[counts[4]]; for (int c : o.colleges) o.collegePasses[c] = true; }
  }

  static int[] points(int similarity, int need) {
    int[] points = new int[32];
    for (int level = 1; level <= 5; level++)
      for (int evidence = 0; evidence < 4; evidence++)
        points[level << 2 | evidence] = similarity * EVIDENCE[evidence] / 10000 * Math.min(level, need) / need;
    return points;
  }

  static int[] appended(int[] list, int... more) {
    int[] longer = list == null ? new int[more.length] : Arrays.copyOf(list, list.length + more.length);
    System.arraycopy(more, 0, longer, longer.length - more.length, more.length);
    return longer;
  }

  // ---- the index -------------------------------------------------------------------------------------------------

  static void term(Document document, String text) {
    document.add(new StringField("t", text, Field.Store.NO));
  }

  /** All gates that are plain numbers, in one: kinds 4 bits, education 3, birth known and cohort or year, available. */
  static long word(Graduate g) {
    return g.kinds | (long) (g.education + 1) << 4 | (long) (g.birth + 1) << 8 | (long) (g.cohort >= 0 ? g.cohort : 0) << 24
      | (long) (g.year + 1) << 36 | (long) Math.max(0, g.available - 20000000) << 40;
  }

  static boolean passes(long word, Opening o) {
    if ((word >> o.kind & 1) == 0) return false;
    if (o.education >= 0 && (word >> 4 & 15) - 1 < o.education) return false;
    long available = word >>> 40;
    if (available == 0 || available + 20000000 > o.startDay) return false;
    if (o.kind != 1) return true;
    long birth = (word >> 8 & 0xffff) - 1;
    if (birth < 0 || o.startMonth - birth <= 192) return false;
    long cohort = word >> 24 & 0xfff;
    return (cohort > 0 ? o.startYear - cohort : (word >> 36 & 15) - 1) > 1;
  }

  static Document document(int id, Graduate g) {
    Document document = new Document();
    document.add(new LongField("major", g.major + 1, Field.Store.NO));
    document.add(new NumericDocValuesField("word", word(g)));
    document.add(new BinaryDocValuesField("profile", new BytesRef(profile(id, g))));
    if (g.major >= 0) term(document, "m" + g.major);
    for (int region : g.regions) term(document, "r" + region);
    if (g.anywhere == 1) term(document, "w");
    for (int credential : g.credentials) term(document, "c" + credential);
    for (int language : g.languages) term(document, "l" + language);
    for (int held : g.skills)
      for (int at = held >> 5; at >= 0; at = parents[at])
        for (int level = 1; level <= (held >> 2 & 7); level++) term(document, "g" + at + "." + level);
    document.add(new Field("p", new Held(heldBy(g)), HELD));
    return document;
  }

  /** What counts for a skill, by the skill: the highest similarity with evidence, and the highest level, as one number. */
  static Map<String, Integer> heldBy(Graduate g) {
    Map<String, Integer> found = new HashMap<>();
    for (int held : g.skills) {
      int skill = held >> 5, manner = held & 31;
      for (int at = skill; at >= 0; at = parents[at]) hold(found, at, 10000, manner);
      for (int child : children[skill]) {
        hold(found, child, 6000, manner);
        for (int grandchild : children[child]) hold(found, grandchild, 3600, manner);
      }
      if (parents[skill] >= 0) for (int sibling : children[parents[skill]]) if (sibling != skill) hold(found, sibling, 3000, manner);
    }
    for (int practice : g.practice) if ((practice & 255) > 0) found.put("c" + (practice >> 8), Math.min(12, practice & 255));
    return found;
  }

  static void hold(Map<String, Integer> found, int skill, int similarity, int manner) {
    int worth = similarity * EVIDENCE[manner & 3] / 10000, level = manner >> 2;
    found.merge("s" + skill, worth << 3 | level, (a, b) -> Math.max(a >> 3, b >> 3) << 3 | Math.max(a & 7, b & 7));
  }

  static int[][] children;

  static void kin() {
    children = new int[parents.length][0];
    for (int i = 0; i < parents.length; i++) if (parents[i] >= 0) children[parents[i]] = appended(children[parents[i]], i);
  }

  static final FieldType HELD = new FieldType();
  static { HELD.setIndexOptions(IndexOptions.DOCS_AND_FREQS); HELD.setOmitNorms(true); HELD.setTokenized(true); HELD.freeze(); }

  /** Terms whose frequency is a number of ours. */
  static final class Held extends TokenStream {
    final CharTermAttribute text = addAttribute(CharTermAttribute.class);
    final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    final Iterator<Map.Entry<String, Integer>> left;

    Held(Map<String, Integer> found) { left = found.entrySet().iterator(); }

    @Override public boolean incrementToken() {
      if (!left.hasNext()) return false;
      clearAttributes();
      Map.Entry<String, Integer> next = left.next();
      text.append(next.getKey());
      frequency.setTermFrequency(next.getValue());
      return true;
    }
  }

  static byte[] profile(int id, Graduate g) {
    int[][] lists = {g.regions, g.credentials, g.languages, g.practice, g.skills};
    int length = 4;
    for (int[] list : lists) length += 1 + list.length;
    byte[] bytes = new byte[length * 3];
    int at = put(bytes, 0, id);
    at = put(bytes, at, g.major + 1);
    at = put(bytes, at, g.college);
    at = put(bytes, at, g.anywhere);
    for (int[] list : lists) { at = put(bytes, at, list.length); for (int value : list) at = put(bytes, at, value); }
    return bytes;
  }

  static int put(byte[] bytes, int at, int value) {
    bytes[at] = (byte) value; bytes[at + 1] = (byte) (value >> 8); bytes[at + 2] = (byte) (value >> 16);
    return at + 3;
  }

  static int get(byte[] bytes, int at) {
    return bytes[at] & 255 | (bytes[at + 1] & 255) << 8 | (bytes[at + 2] & 255) << 16;
  }

  static DirectoryReader build(Path folder) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(null);
    config.setRAMBufferSizeMB(1024);
    config.setIndexSort(new Sort(new SortedNumericSortField("major", SortField.Type.LONG)));
    config.setUseCompoundFile(false);
    MMapDirectory directory = new MMapDirectory(folder);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int id = 0; id < graduates.length; id++) if (graduates[id].open == 1) writer.addDocument(document(id, graduates[id]));
      writer.forceMerge(1);
    }
    directory.setPreload((name, context) -> true);
    return DirectoryReader.open(directory);
  }

  // ---- the queries -----------------------------------------------------------------------------------------------

  static Query term(String text) {
    return new TermQuery(new Term("t", text));
  }

  static Query any(List<BytesRef> texts) {
    if (texts.size() == 1) return new TermQuery(new Term("t", texts.get(0)));
    return texts.isEmpty() ? new MatchNoDocsQuery() : new TermInSetQuery("t", texts);
  }

  static BytesRef ref(String text) {
    return new BytesRef(text);
  }

  static Query passing(String prefix, int[][] ways, String... more) {
    List<BytesRef> texts = new ArrayList<>();
    for (int[] way : ways) if (way[2] == 1) texts.add(ref(prefix + way[0]));
    for (String text : more) texts.add(ref(text));
    return any(texts);
  }

  /** The gates that leave few. */
  static Query selective(Opening o) {
    List<Query> queries = new ArrayList<>();
    if (o.majorMust == 1) queries.add(majors(o));
    for (Asked a : o.skills) if (a.must == 1) queries.add(term("g" + a.skill + "." + a.need));
    for (Asked a : o.credentials) if (a.must == 1) queries.add(passing("c", a.ways));
    for (Asked a : o.languages) if (a.must == 1) queries.add(passing("l", a.ways));
    if (o.placeMust == 1) queries.add(passing("r", o.regions, "w"));
    if (queries.isEmpty()) return new MatchAllDocsQuery();
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Query query : queries) all.add(query, BooleanClause.Occur.FILTER);
    return all.build();
  }

  /** Documents lie in the order of majors, so neighbouring majors are one range. */
  static Query majors(Opening o) {
    List<Query> ranges = new ArrayList<>();
    for (int major = 0; major < o.majorPasses.length; major++) {
      if (!o.majorPasses[major]) continue;
      int from = major;
      while (major + 1 < o.majorPasses.length && o.majorPasses[major + 1]) major++;
      ranges.add(LongField.newRangeQuery("major", from + 1, major + 1));
    }
    if (ranges.isEmpty()) return new MatchNoDocsQuery();
    if (ranges.size() == 1) return ranges.get(0);
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Query range : ranges) any.add(range, BooleanClause.Occur.SHOULD);
    return any.build();
  }

  static final Map<String, FixedBitSet> scalars = new HashMap<>();

  static FixedBitSet scalar(Opening o) throws IOException {
    String asked = o.kind + " " + o.education + " " + o.startDay + " " + Arrays.toString(o.colleges);
    FixedBitSet known = scalars.get(asked);
    if (known != null) return known;
    FixedBitSet bits = new FixedBitSet(leaf.maxDoc());
    NumericDocValues words = leaf.getNumericDocValues("word");
    BinaryDocValues profiles = leaf.getBinaryDocValues("profile");
    for (int doc = 0; doc < leaf.maxDoc(); doc++) {
      words.advanceExact(doc);
      if (!passes(words.longValue(), o)) continue;
      if (o.collegePasses != null) {
        profiles.advanceExact(doc);
        BytesRef profile = profiles.binaryValue();
        if (!o.collegePasses[get(profile.bytes, profile.offset + 6)]) continue;
      }
      bits.set(doc);
    }
    scalars.put(asked, bits);
    return bits;
  }

  static Weight weight(Query query, ScoreMode mode) throws IOException {
    return searcher.createWeight(searcher.rewrite(query), mode, 1);
  }

  /** What a frequency is worth: for a skill its worth with the level cut at the need, for practice the months. */
  static final class HeldQuery extends Query {
    final TermQuery term;
    final int need;
    final float worth;

    HeldQuery(String held, int need, float worth) {
      term = new TermQuery(new Term("p", held));
      this.need = need;
      this.worth = worth;
    }

    @Override public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
      IndexSearcher own = new IndexSearcher(searcher.getIndexReader());
      own.setSimilarity(new Frequency(need));
      return own.createWeight(term, mode, worth);
    }

    @Override public void visit(QueryVisitor visitor) { visitor.visitLeaf(this); }
    @Override public String toString(String field) { return term + " at " + need; }
    @Override public boolean equals(Object other) { return this == other; }
    @Override public int hashCode() { return term.hashCode(); }
  }

  static final class Frequency extends Similarity {
    final int need;

    Frequency(int need) { this.need = need; }

    @Override public long computeNorm(FieldInvertState state) { return 1; }

    @Override public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
      return new SimScorer() {
        @Override public float score(float frequency, long norm) {
          int held = (int) frequency;
          return need == 0 ? boost * held : boost * ((held >> 3) * Math.min(held & 7, need) / need);
        }
      };
    }
  }

  /** A bound of the fit: never below it. */
  static Query sums(Opening o) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    double whole = o.wholeWeight;
    for (Asked a : o.skills)
      any.add(new HeldQuery("s" + a.skill, a.need, (float) (o.weights[0] * (double) a.weight / o.skillWeight / whole)), BooleanClause.Occur.SHOULD);
    if (o.weights[1] > 0) add(any, "m", o.majors, o.weights[1] / whole);
    for (Asked a : o.credentials) add(any, "c", a.ways, o.weights[2] * (double) a.weight / o.credentialWeight / whole);
    if (o.weights[3] > 0) any.add(new HeldQuery("c" + o.circle, 0, (float) (o.weights[3] * (10000.0 / 12) / whole)), BooleanClause.Occur.SHOULD);
    for (Asked a : o.languages) add(any, "l", a.ways, o.weights[4] / (double) o.languages.length / whole);
    if (o.weights[5] > 0) {
      add(any, "r", o.regions, o.weights[5] / whole);
      add(any, 8000, List.of(ref("w")), o.weights[5] / whole);
    }
    return any.build();
  }

  static void add(BooleanQuery.Builder any, String prefix, int[][] ways, double worth) {
    TreeMap<Integer, List<BytesRef>> byValue = new TreeMap<>();
    for (int[] way : ways) byValue.computeIfAbsent(way[1], (value) -> new ArrayList<>()).add(ref(prefix + way[0]));
    byValue.forEach((value, texts) -> add(any, value, texts, worth));
  }

  static void add(BooleanQuery.Builder any, int value, List<BytesRef> texts, double worth) {
    if (value > 0) any.add(new BoostQuery(new ConstantScoreQuery(any(texts)), (float) (worth * value)), BooleanClause.Occur.SHOULD);
  }

  // ---- exact scores ----------------------------------------------------------------------------------------------

  static final class Exact {
    final Opening o;
    final int[] values;
    int id, college;

    Exact(Opening o) {
      this.o = o;
      values = new int[Math.max(1, Math.max(o.skills.length, Math.max(o.credentials.length, o.languages.length)))];
    }

    /** The fit, or -1 when it is below the floor, which is seen before the skills are read. */
    int fit(BytesRef profile, int floor) {
      byte[] bytes = profile.bytes;
      int at = profile.offset;
      id = get(bytes, at);
      int major = get(bytes, at + 3) - 1;
      college = get(bytes, at + 6);
      int place = get(bytes, at + 9) == 1 ? 8000 : 0;
      at += 12;
      int end = at + 3 + 3 * get(bytes, at);
      for (at += 3; at < end; at += 3) place = Math.max(place, o.regionValue[get(bytes, at)]);
      int credentials = 0, languages = 0, months = 0;
      end = at + 3 + 3 * get(bytes, at);
      if (o.credentials.length > 0) credentials = best(bytes, at + 3, end, o.credentialWays, o.credentials.length, true);
      at = end;
      end = at + 3 + 3 * get(bytes, at);
      if (o.languages.length > 0) languages = best(bytes, at + 3, end, o.languageWays, o.languages.length, false);
      at = end;
      end = at + 3 + 3 * get(bytes, at);
      for (at += 3; at < end; at += 3) {
        int practice = get(bytes, at);
        if (practice >> 8 == o.circle) months = Math.min(12, practice & 255);
      }
      int fit = o.weights[1] * (major < 0 ? 0 : o.majorValue[major]) / o.wholeWeight + o.weights[2] * credentials / o.wholeWeight
        + o.weights[3] * (months * 10000 / 12) / o.wholeWeight + o.weights[4] * languages / o.wholeWeight
        + o.weights[5] * place / o.wholeWeight;
      if (o.skills.length == 0) return fit;
      if (fit + o.weights[0] * 10000 / o.wholeWeight < floor) return -1;
      Arrays.fill(values, 0, o.skills.length, 0);
      end = at + 3 + 3 * get(bytes, at);
      for (at += 3; at < end; at += 3) {
        int held = get(bytes, at);
        int[] ways = o.skillWays[held >> 5];
        if (ways == null) continue;
        for (int way : ways) {
          int value = o.points[way][held & 31];
          if (value > values[way >> 2]) values[way >> 2] = value;
        }
      }
      long sum = 0;
      for (int i = 0; i < o.skills.length; i++) sum += (long) o.skills[i].weight * values[i];
      return fit + (int) (o.weights[0] * (sum / o.skillWeight) / o.wholeWeight);
    }

    int best(byte[] bytes, int at, int end, int[][] waysOf, int length, boolean weighted) {
      Arrays.fill(values, 0, length, 0);
      for (; at < end; at += 3) {
        int[] ways = waysOf[get(bytes, at)];
        if (ways != null) for (int i = 0; i < ways.length; i += 2) values[ways[i]] = Math.max(values[ways[i]], ways[i + 1]);
      }
      int sum = 0;
      for (int i = 0; i < length; i++) sum += (weighted ? o.credentials[i].weight : 1) * values[i];
      return sum / (weighted ? o.credentialWeight : length);
    }
  }

  /** Keeps the best, and whoever ties with the last of them: the lottery decides in the end. */
  static final class Best {
    static final int ROOM = 128;
    long[] kept = new long[ROOM];
    int size, floor, eligible;

    void add(int fit, int id) {
      if (size == kept.length) { trim(); if (fit < floor) return; }
      kept[size++] = (long) fit << 32 | id;
    }

    void trim() {
      Arrays.sort(kept, 0, size);
      if (size <= LIMIT) return;
      floor = (int) (kept[size - LIMIT] >> 32);
      int from = size - LIMIT;
      while (from > 0 && (int) (kept[from - 1] >> 32) == floor) from--;
      System.arraycopy(kept, from, kept, 0, size -= from);
      if (size > kept.length / 2) kept = Arrays.copyOf(kept, kept.length * 2);
    }

    long[] list(Opening o, MessageDigest sha) {
      trim();
      long[] order = new long[size];
      for (int i = 0; i < size; i++) order[i] = kept[size - 1 - i];
      for (int from = 0; from < size; ) {
        int to = from + 1;
        while (to < size && order[to] >> 32 == order[from] >> 32) to++;
        if (to - from > 1) byLot(order, from, to, o, sha);
        from = to;
      }
      return Arrays.copyOf(order, Math.min(LIMIT, size));
    }

    static void byLot(long[] order, int from, int to, Opening o, MessageDigest sha) {
      byte[][] lots = new byte[to - from][];
      Integer[] at = new Integer[to - from];
      for (int i = 0; i < at.length; i++) {
        at[i] = i;
        lots[i] = sha.digest((o.seed + (int) order[from + i]).getBytes(StandardCharsets.US_ASCII));
      }
      Arrays.sort(at, (a, b) -> Arrays.compareUnsigned(lots[b], lots[a]));
      long[] sorted = new long[at.length];
      for (int i = 0; i < at.length; i++) sorted[i] = order[from + at[i]];
      System.arraycopy(sorted, 0, order, from, sorted.length);
    }
  }

  // ---- the variants ----------------------------------------------------------------------------------------------

  static IndexSearcher searcher;
  static LeafReaderContext leaves;
  static LeafReader leaf;
  static MessageDigest sha;
  static int eligible;

  /** Every opening is asked once before it is timed, so all that can be made before has been. */
  static void prepare(Opening o) throws IOException {
    o.selective = weight(selective(o), ScoreMode.COMPLETE_NO_SCORES);
    o.sums = weight(sums(o), ScoreMode.COMPLETE);
    o.scalar = scalar(o);
  }

  static long[] run(String variant, Opening o) throws IOException {
    if (o.scalar == null) prepare(o);
    return switch (variant) {
      case "gates" -> gates(o);
      case "sums" -> mostPassing(o) > leaf.maxDoc() / 12 ? sums(o, new Best()) : gates(o);
      default -> throw new IllegalArgumentException(variant);
    };
  }

  static long mostPassing(Opening o) throws IOException {
    ScorerSupplier passing = o.selective.scorerSupplier(leaves);
    return passing == null ? 0 : passing.cost();
  }

  interface Each { void collect(int doc) throws IOException; }

  static void selected(Opening o, Each each) throws IOException {
    BulkScorer passing = o.selective.bulkScorer(leaves);
    if (passing == null) return;
    passing.score(new LeafCollector() {
      @Override public void setScorer(Scorable scorer) {}
      @Override public void collect(int doc) throws IOException { if (o.scalar.get(doc)) each.collect(doc); }
    }, null, 0, leaf.maxDoc());
  }

  static long[] gates(Opening o) throws IOException {
    Best best = new Best();
    Exact exact = new Exact(o);
    BinaryDocValues profiles = leaf.getBinaryDocValues("profile");
    selected(o, (doc) -> {
      profiles.advanceExact(doc);
      best.eligible++;
      int fit = exact.fit(profiles.binaryValue(), best.floor);
      if (fit >= best.floor) best.add(fit, exact.id);
    });
    eligible = best.eligible;
    return best.list(o, sha);
  }

  static long[] sums(Opening o, Best best) throws IOException {
    FixedBitSet passing = new FixedBitSet(leaf.maxDoc());
    if (mostPassing(o) == leaf.maxDoc()) passing.or(o.scalar);
    else selected(o, passing::set);
    Exact exact = new Exact(o);
    BinaryDocValues profiles = leaf.getBinaryDocValues("profile");
    BulkScorer bounds = o.sums.bulkScorer(leaves);
    if (bounds != null) bounds.score(new LeafCollector() {
      Scorable scorer;
      @Override public void setScorer(Scorable scorer) { this.scorer = scorer; }
      @Override public void collect(int doc) throws IOException {
        // A float of the bound is near enough by a hundredth.
        if (scorer.score() + 0.01 < best.floor) return;
        profiles.advanceExact(doc);
        int fit = exact.fit(profiles.binaryValue(), best.floor);
        if (fit >= best.floor) best.add(fit, exact.id);
      }
    }, passing, 0, leaf.maxDoc());
    best.trim();
    // Whoever has nothing of what is asked did not come: they count only while the 50th has nothing either.
    if (best.floor <= 0) return gates(o);
    eligible = passing.cardinality();
    return best.list(o, sha);
  }

  // ---- the conversation ------------------------------------------------------------------------------------------

  static String pass(String variant, int count) throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    StringBuilder latencies = new StringBuilder();
    long cpu = threads.getCurrentThreadCpuTime(), wall = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      run(variant, openings[i]);
      latencies.append(i == 0 ? "" : ",").append((System.nanoTime() - start) / 1000 / 1000.0);
    }
    return "{\"operations\":" + count + ",\"cpuMs\":" + (threads.getCurrentThreadCpuTime() - cpu) / 1e6
      + ",\"wallMs\":" + (System.nanoTime() - wall) / 1e6 + ",\"latencies\":[" + latencies + "]}";
  }

  static String answers(String variant, int count) throws IOException {
    StringBuilder out = new StringBuilder("[");
    for (int i = 0; i < count; i++) {
      long[] list = run(variant, openings[i]);
      out.append(i == 0 ? "" : ",").append("{\"eligible\":").append(eligible).append(",\"items\":[");
      for (int k = 0; k < list.length; k++) out.append(k == 0 ? "" : ",").append("[" + (int) list[k] + "," + (list[k] >> 32) + "]");
      out.append("]}");
    }
    return out.append("]").toString();
  }

  public static void main(String[] arguments) throws Exception {
    read(Path.of(arguments[0]));
    kin();
    sha = MessageDigest.getInstance("SHA-256");
    var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime(), wall = System.nanoTime();
    DirectoryReader reader = build(Path.of(arguments[1]));
    String built = "{\"cpuMs\":" + (system.getProcessCpuTime() - cpu) / 1e6 + ",\"wallMs\":" + (System.nanoTime() - wall) / 1e6;
    leaves = reader.leaves().get(0);
    leaf = leaves.reader();
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    graduates = null;
    System.out.println(built + ",\"version\":\"" + org.apache.lucene.util.Version.LATEST + "\",\"segments\":" + reader.leaves().size() + "}");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line; (line = in.readLine()) != null; ) {
      String[] words = line.split(" ");
      System.out.println(words[0].equals("pass") ? pass(words[1], Integer.parseInt(words[2])) : answers(words[1], Integer.parseInt(words[2])));
    }
  }
}
