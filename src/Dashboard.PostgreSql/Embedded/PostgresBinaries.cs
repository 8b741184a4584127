using System.Globalization;
using System.Text.RegularExpressions;

namespace Dashboard.PostgreSql.Embedded;

/// <summary>PostgreSQL's programs of one major version, in one directory.</summary>
internal sealed partial record PostgresBinaries(string Directory, int Major)
{
    /// <summary>Where Debian and its kin keep a directory for each major version.</summary>
    public const string DebianRoot = "/usr/lib/postgresql";

    // The event log is ordered by xid8, which 13 brought.
    private const int OldestMajor = 13;

    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    public string InitDb => Path.Combine(Directory, "initdb");

    public string PgCtl => Path.Combine(Directory, "pg_ctl");

    /// <summary>The newest that is installed, or the one that can read data of the version <paramref name="wanted"/>.</summary>
    /// <exception cref="EmbeddedPostgresException">There is none; the message says what to install.</exception>
    public static async Task<PostgresBinaries> FindAsync(int? wanted, string debianRoot, string searchPath, CancellationToken cancellationToken)
    {
        var found = FindBelow(debianRoot).ToList();
        if (found.Count == 0)
        {
            found.AddRange(await FindOnPathAsync(searchPath, cancellationToken));
        }

        var usable = found.Where(binaries => binaries.Major >= OldestMajor).OrderByDescending(binaries => binaries.Major).ToList();
        if (usable.Count == 0)
        {
            throw new EmbeddedPostgresException(
                $"PostgreSQL {OldestMajor} or newer is not installed on this machine: install it (on Debian or Ubuntu: apt-get install postgresql), or configure a database server of your own.");
        }

        return wanted is null
            ? usable[0]
            : usable.Find(binaries => binaries.Major == wanted) ?? throw new EmbeddedPostgresException(
                $"The data was written by PostgreSQL {wanted}, and only {string.Join(", ", usable.Select(binaries => binaries.Major))} is installed: install version {wanted} beside it (on Debian or Ubuntu: apt-get install postgresql-{wanted}), or move the data with pg_dump.");
    }

    private static IEnumerable<PostgresBinaries> FindBelow(string root) =>
        from version in System.IO.Directory.Exists(root) ? System.IO.Directory.GetDirectories(root) : []
        let directory = Path.Combine(version, "bin")
        where HasPrograms(directory)
        let major = int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0
        select new PostgresBinaries(directory, major);

    private static async Task<IEnumerable<PostgresBinaries>> FindOnPathAsync(string searchPath, CancellationToken cancellationToken)
    {
        var found = new List<PostgresBinaries>();
        foreach (var directory in searchPath.Split(':', StringSplitOptions.RemoveEmptyEntries).Where(HasPrograms))
        {
            var answer = await ProcessRunner.RunAsync(Path.Combine(directory, "postgres"), ["--version"], cancellationToken);
            if (VersionPattern.Match(answer.Output) is { Success: true } match)
            {
                found.Add(new PostgresBinaries(directory, int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture)));
            }
        }

        return found;
    }

    private static bool HasPrograms(string directory) => Array.TrueForAll(Programs, program => File.Exists(Path.Combine(directory, program)));

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionPattern { get; }
}
