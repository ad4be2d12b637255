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
import java.util.List;
import java.util.TreeMap;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * The same shortlists by Lucene. Reads the world from the file that the bench wrote, builds one segment sorted by major,
 * and answers on standard input: `pass VARIANT COUNT` runs the first COUNT openings once, `answers VARIANT COUNT` tells
 * their lists. Graduates who do not consent or are not to be had are left out of the index, which is in Lucene's favour.
 *
 * Variants, all exact:
 *   filters  every gate is a filter; survivors are scored from one binary doc value
 *   gates    selective gates are filters; the others are read from one numeric doc value; then as above
 *   dismax   every gate is a filter, one DisjunctionMax per asked skill over constant scores; the best are scored exactly
 *            until no other can follow; the eligible are counted by the filters alone
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
    Query filters, selective, scored;
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
    o.selective = selective(o);
    o.filters = filters(o);
    o.scored = scored(o);
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
    document.add(new NumericDocValuesField("id", id));
    document.add(new NumericDocValuesField("sort", (long) (g.major + 1)));
    document.add(new NumericDocValuesField("word", word(g)));
    document.add(new BinaryDocValuesField("profile", new BytesRef(profile(id, g))));
    for (int kind = 0; kind < 4; kind++) if ((g.kinds >> kind & 1) == 1) term(document, "k" + kind);
    for (int rank = 0; rank <= g.education; rank++) term(document, "e" + rank);
    if (g.available >= 0) document.add(new LongField("available", g.available, Field.Store.NO));
    if (g.birth >= 0) document.add(new LongField("birth", g.birth, Field.Store.NO));
    // One number orders whoever has a cohort and whoever has but a year of study.
    if (g.cohort >= 0) document.add(new LongField("cohort", g.cohort, Field.Store.NO));
    else if (g.year > 1) term(document, "y");
    if (g.major >= 0) term(document, "m" + g.major);
    term(document, "u" + g.college);
    for (int region : g.regions) term(document, "r" + region);
    if (g.anywhere == 1) term(document, "w");
    for (int credential : g.credentials) term(document, "c" + credential);
    for (int language : g.languages) term(document, "l" + language);
    for (int practice : g.practice) term(document, "p" + (practice >> 8) + "." + Math.min(12, practice & 255));
    for (int held : g.skills) {
      int skill = held >> 5, manner = held & 31;
      term(document, "x" + skill + "." + manner);
      if (parents[skill] >= 0) term(document, "b" + parents[skill] + "." + manner);
      for (int at = skill; at >= 0; at = parents[at]) {
        term(document, "a" + at + "." + manner);
        for (int level = 1; level <= manner >> 2; level++) term(document, "g" + at + "." + level);
      }
    }
    return document;
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
    config.setIndexSort(new Sort(new SortField("sort", SortField.Type.LONG)));
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
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    int clauses = addSelective(all, o);
    return clauses == 0 ? new MatchAllDocsQuery() : all.build();
  }

  static int addSelective(BooleanQuery.Builder all, Opening o) {
    List<Query> queries = new ArrayList<>();
    if (o.majorMust == 1) queries.add(passing("m", o.majors));
    for (Asked a : o.skills) if (a.must == 1) queries.add(term("g" + a.skill + "." + a.need));
    for (Asked a : o.credentials) if (a.must == 1) queries.add(passing("c", a.ways));
    for (Asked a : o.languages) if (a.must == 1) queries.add(passing("l", a.ways));
    if (o.placeMust == 1) queries.add(passing("r", o.regions, "w"));
    for (Query query : queries) all.add(query, BooleanClause.Occur.FILTER);
    return queries.size();
  }

  static Query filters(Opening o) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    addSelective(all, o);
    all.add(term("k" + o.kind), BooleanClause.Occur.FILTER);
    if (o.education >= 0) all.add(term("e" + o.education), BooleanClause.Occur.FILTER);
    all.add(LongField.newRangeQuery("available", 0, o.startDay), BooleanClause.Occur.FILTER);
    if (o.colleges != null) {
      List<BytesRef> texts = new ArrayList<>();
      for (int college : o.colleges) texts.add(ref("u" + college));
      all.add(any(texts), BooleanClause.Occur.FILTER);
    }
    if (o.kind == 1) {
      all.add(LongField.newRangeQuery("birth", 0, o.startMonth - 193), BooleanClause.Occur.FILTER);
      BooleanQuery.Builder study = new BooleanQuery.Builder();
      study.add(LongField.newRangeQuery("cohort", 0, o.startYear - 2), BooleanClause.Occur.SHOULD);
      study.add(term("y"), BooleanClause.Occur.SHOULD);
      all.add(study.build(), BooleanClause.Occur.FILTER);
    }
    return all.build();
  }

  /** The best of several constants, each for any of some terms. */
  static Query best(TreeMap<Integer, List<BytesRef>> byValue, double worth) {
    List<Query> parts = new ArrayList<>();
    byValue.forEach((value, texts) -> {
      if (value > 0) parts.add(new BoostQuery(new ConstantScoreQuery(any(texts)), (float) (worth * value)));
    });
    return parts.size() == 1 ? parts.get(0) : new DisjunctionMaxQuery(parts, 0);
  }

  static void note(TreeMap<Integer, List<BytesRef>> byValue, int value, String text) {
    byValue.computeIfAbsent(value, (any) -> new ArrayList<>()).add(ref(text));
  }

  static Query ofWays(String prefix, int[][] ways, double worth) {
    TreeMap<Integer, List<BytesRef>> byValue = new TreeMap<>();
    for (int[] way : ways) note(byValue, way[1], prefix + way[0]);
    return best(byValue, worth);
  }

  static Query ofSkill(Opening o, Asked a, double worth) {
    TreeMap<Integer, List<BytesRef>> byValue = new TreeMap<>();
    int parent = parents[a.skill], grandparent = parent < 0 ? -1 : parents[parent];
    for (int manner = 4; manner < 24; manner++) {
      note(byValue, points(10000, a.need)[manner], "a" + a.skill + "." + manner);
      if (parent >= 0) note(byValue, points(6000, a.need)[manner], "x" + parent + "." + manner);
      if (grandparent >= 0) note(byValue, points(3600, a.need)[manner], "x" + grandparent + "." + manner);
      if (parent >= 0) note(byValue, points(3000, a.need)[manner], "b" + parent + "." + manner);
    }
    return best(byValue, worth);
  }

  static Query scored(Opening o) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(o.filters, BooleanClause.Occur.FILTER);
    double whole = o.wholeWeight;
    for (Asked a : o.skills) all.add(ofSkill(o, a, o.weights[0] * (double) a.weight / o.skillWeight / whole), BooleanClause.Occur.SHOULD);
    if (o.weights[1] > 0) all.add(ofWays("m", o.majors, o.weights[1] / whole), BooleanClause.Occur.SHOULD);
    for (Asked a : o.credentials) all.add(ofWays("c", a.ways, o.weights[2] * (double) a.weight / o.credentialWeight / whole), BooleanClause.Occur.SHOULD);
    if (o.weights[3] > 0) {
      TreeMap<Integer, List<BytesRef>> byValue = new TreeMap<>();
      for (int months = 1; months <= 12; months++) note(byValue, months * 10000 / 12, "p" + o.circle + "." + months);
      all.add(best(byValue, o.weights[3] / whole), BooleanClause.Occur.SHOULD);
    }
    for (Asked a : o.languages) all.add(ofWays("l", a.ways, o.weights[4] / (double) o.languages.length / whole), BooleanClause.Occur.SHOULD);
    TreeMap<Integer, List<BytesRef>> places = new TreeMap<>();
    for (int[] way : o.regions) note(places, way[1], "r" + way[0]);
    note(places, 8000, "w");
    all.add(best(places, o.weights[5] / whole), BooleanClause.Occur.SHOULD);
    return all.build();
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
    static final int ROOM = 512;
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
  static LeafReader leaf;
  static MessageDigest sha;
  static int eligible;

  static long[] run(String variant, Opening o) throws IOException {
    return switch (variant) {
      case "filters" -> survivors(o, o.filters, false);
      case "gates" -> survivors(o, o.selective, true);
      case "dismax" -> dismax(o);
      default -> throw new IllegalArgumentException(variant);
    };
  }

  static long[] survivors(Opening o, Query query, boolean judge) throws IOException {
    Best best = new Best();
    Exact exact = new Exact(o);
    BinaryDocValues profiles = leaf.getBinaryDocValues("profile");
    NumericDocValues words = judge ? leaf.getNumericDocValues("word") : null;
    searcher.search(query, new SimpleCollector() {
      @Override public void collect(int doc) throws IOException {
        if (judge) { words.advanceExact(doc); if (!passes(words.longValue(), o)) return; }
        profiles.advanceExact(doc);
        BytesRef profile = profiles.binaryValue();
        if (judge && o.collegePasses != null && !o.collegePasses[get(profile.bytes, profile.offset + 6)]) return;
        best.eligible++;
        int fit = exact.fit(profile, best.floor);
        if (fit >= best.floor) best.add(fit, exact.id);
      }
      @Override public ScoreMode scoreMode() { return ScoreMode.COMPLETE_NO_SCORES; }
    });
    eligible = best.eligible;
    return best.list(o, sha);
  }

  static long[] dismax(Opening o) throws IOException {
    eligible = searcher.count(o.filters);
    for (int wanted = 120; ; wanted *= 4) {
      ScoreDoc[] found = searcher.search(o.scored, new TopScoreDocCollectorManager(wanted, null, 1)).scoreDocs;
      Best best = new Best();
      Exact exact = new Exact(o);
      ScoreDoc[] byDoc = found.clone();
      Arrays.sort(byDoc, (a, b) -> Integer.compare(a.doc, b.doc));
      BinaryDocValues profiles = leaf.getBinaryDocValues("profile");
      for (ScoreDoc each : byDoc) {
        profiles.advanceExact(each.doc);
        int fit = exact.fit(profiles.binaryValue(), 0);
        best.add(fit, exact.id);
      }
      best.trim();
      // The fit is never above the score, which is not rounded down; a float of it is near enough by a hundredth.
      if (found.length < wanted || found[wanted - 1].score + 0.01 < best.floor) return best.list(o, sha);
    }
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
    sha = MessageDigest.getInstance("SHA-256");
    var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime(), wall = System.nanoTime();
    DirectoryReader reader = build(Path.of(arguments[1]));
    String built = "{\"cpuMs\":" + (system.getProcessCpuTime() - cpu) / 1e6 + ",\"wallMs\":" + (System.nanoTime() - wall) / 1e6;
    leaf = reader.leaves().get(0).reader();
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
