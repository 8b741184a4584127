using System.Globalization;
using System.Text;

namespace Dashboard.WriteSide.Tests.Import;

/// <summary>A line of the shop's file, read by a parser of the tests' own, and what the mapping makes of it.</summary>
internal sealed record RealLine(int Number, string[] Fields)
{
    public string Invoice => Fields[0];

    public string StockCode => Fields[1];

    public string Description => Fields[2].Trim();

    public DateTime Date => DateTime.Parse(Fields[4], CultureInfo.InvariantCulture);

    public decimal Price => decimal.Parse(Fields[5], CultureInfo.InvariantCulture);

    public string Customer => Fields[6].Split('.')[0];

    public string Country => Fields[7];

    public bool IsCancelled => Invoice[0] == 'C';

    public int Quantity => IsCancelled ? Math.Abs(int.Parse(Fields[3], CultureInfo.InvariantCulture)) : int.Parse(Fields[3], CultureInfo.InvariantCulture);

    public bool IsGood => Customer.Length > 0 && Price > 0 && Quantity > 0;

    public decimal Amount => Price * Quantity;
}

/// <summary>The real file, where it is at hand: in the folder <c>shared/data</c> beside the repository.</summary>
internal static class RealFile
{
    private const string Name = "shared/data/online-retail-sample.csv";

    /// <summary>Its path; skips the test where it is not at hand.</summary>
    public static string PathOrSkip()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dashboard.sln")))
        {
            folder = folder.Parent;
        }

        var path = Path.GetFullPath(Path.Combine(folder?.FullName ?? ".", "..", Name));
        Assert.SkipUnless(File.Exists(path), $"Needs the shop's invoices at ../{Name} beside the repository.");
        return path;
    }

    /// <summary>Its lines, without the header.</summary>
    public static List<RealLine> Read(string path) =>
        [.. File.ReadLines(path).Select((line, index) => new RealLine(index + 1, Split(line))).Skip(1)];

    private static string[] Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var letter = line[i];
            if (quoted && letter == '"' && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append(letter);
                i++;
            }
            else if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(letter);
            }
        }

        fields.Add(field.ToString());
        return [.. fields];
    }
}
