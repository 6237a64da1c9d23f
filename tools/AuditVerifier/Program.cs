using Credentialing.AuditVerifier;

if (args.Length is not (1 or 2) || args[0] is "-h" or "--help")
{
    Console.Error.WriteLine("""
        Verifies an export of an audit trail without the system that made it.

          AuditVerifier <export.jsonl | -> [hash]

        The export is what GET /v1/audit/export answers, its pages one after another, from one service. The hash is
        the head that was noted at an earlier verification: the export must still hold it.
        Exit code: 0 whole, 1 broken, 2 unreadable.
        """);
    return 2;
}

try
{
    var lines = args[0] == "-" ? Lines(Console.In) : File.ReadLines(args[0]);
    var verdict = ExportedChain.Verify(lines, args.Length == 2 ? args[1] : null);
    Console.WriteLine(verdict.Broken is { } broken
        ? $"BROKEN at {broken.Seq}: {broken.Reason} ({verdict.Entries} entries before it are whole)"
        : $"WHOLE: {verdict.Entries} entries, head {verdict.Head}");
    return verdict.Broken is null ? 0 : 1;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}

static IEnumerable<string> Lines(TextReader reader)
{
    while (reader.ReadLine() is { } line)
    {
        yield return line;
    }
}
