using System.Reflection;

namespace Dashboard.Architecture.Tests;

/// <summary>Arrows point down only: Web, then the databases, then the two sides, then the domain. The two sides do not know each other.</summary>
public sealed class DependencyTests
{
    public static TheoryData<string, string[]> Allowed => new()
    {
        { "Dashboard.Domain", [] },
        { "Dashboard.WriteSide", ["Dashboard.Domain"] },
        { "Dashboard.ReadSide", ["Dashboard.Domain"] },
        { "Dashboard.SqlServer", ["Dashboard.Domain", "Dashboard.WriteSide", "Dashboard.ReadSide"] },
        { "Dashboard.PostgreSql", ["Dashboard.Domain", "Dashboard.WriteSide", "Dashboard.ReadSide"] },
        { "Dashboard.Web", ["Dashboard.Domain", "Dashboard.WriteSide", "Dashboard.ReadSide", "Dashboard.SqlServer", "Dashboard.PostgreSql"] },
    };

    public static TheoryData<string, string[]> Forbidden => new()
    {
        { "Dashboard.WriteSide", ["Npgsql", "Microsoft.Data.SqlClient", "Radzen", "Microsoft.AspNetCore.Components"] },
        { "Dashboard.ReadSide", ["Npgsql", "Microsoft.Data.SqlClient", "Radzen", "Microsoft.AspNetCore.Components"] },
        { "Dashboard.SqlServer", ["Npgsql", "Radzen", "Microsoft.AspNetCore.Components"] },
        { "Dashboard.PostgreSql", ["Microsoft.Data.SqlClient", "Radzen", "Microsoft.AspNetCore.Components"] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Project_References_OnlyProjectsBelowIt(string project, string[] below)
    {
        var ours = References(project).Where(name => name.StartsWith("Dashboard.", StringComparison.Ordinal));

        Assert.Empty(ours.Except(below));
    }

    [Fact]
    public void Domain_References_TheRuntimeAlone()
    {
        var others = References("Dashboard.Domain").Where(name => !name.StartsWith("System.", StringComparison.Ordinal));

        Assert.Empty(others);
    }

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void Project_References_NothingOfAnotherLayer(string project, string[] foreign)
    {
        var found = References(project).Where(name => foreign.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));

        Assert.Empty(found);
    }

    private static IEnumerable<string> References(string project) =>
        Assembly.Load(project).GetReferencedAssemblies().Select(reference => reference.Name!);
}
