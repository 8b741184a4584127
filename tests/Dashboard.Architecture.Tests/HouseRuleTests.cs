using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Dashboard.Architecture.Tests;

public sealed class HouseRuleTests
{
    private const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static TheoryData<string> Rules => new(SourceRule.All.Select(rule => rule.Name));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Source_OfTheApplication_KeepsTheRule(string name)
    {
        var rule = Rule(name);

        var breaches = Repository.Sources("src").SelectMany(file =>
            rule.Breaches(File.ReadAllText(file)).Select(line => $"{Repository.Relative(file)}:{line}"));

        Assert.Empty(breaches);
    }

    [Fact]
    public void Script_OfTheApplication_MakesNoMarkupOfTexts() => Assert.Empty(
        Repository.Scripts("wwwroot-assets").SelectMany(file => Rule("No text becomes markup").Breaches(File.ReadAllText(file)).Select(line => $"{Repository.Relative(file)}:{line}")));

    [Theory]
    [InlineData("Time comes from a TimeProvider", "var now = DateTimeOffset.UtcNow;")]
    [InlineData("Time comes from a TimeProvider", "var day = DateTime.Today;")]
    [InlineData("Nothing sleeps", "Thread.Sleep(5);")]
    [InlineData("No exception is swallowed", "try { } catch (IOException) when (_quiet)\n{\n    // never mind\n}")]
    [InlineData("No exception is swallowed", "catch { }")]
    [InlineData("No async void", "private async void Save()")]
    [InlineData("No text becomes markup", "<td>@((MarkupString)customer.Name)</td>")]
    [InlineData("No text becomes markup", "builder.AddMarkupContent(1, name);")]
    [InlineData("No text becomes markup", "element.innerHTML = name;")]
    [InlineData("No cell of a file is a formula", "await using var csv = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true });")]
    [InlineData("No cell of a file is a formula", "using var csv = CsvWriter.ToFile(path);\nvar other = new CsvWriterOptions { Injection = CsvInjection.Escape };")]
    public void Breach_InCode_IsFound(string name, string code) => Assert.NotEmpty(Rule(name).Breaches(code));

    [Theory]
    [InlineData("Time comes from a TimeProvider", "// not DateTime.UtcNow")]
    [InlineData("Nothing sleeps", "/* Thread.Sleep */ await Task.Yield();")]
    [InlineData("No exception is swallowed", "catch (IOException fault) { Log(fault); }")]
    [InlineData("No async void", "private async Task Save()")]
    [InlineData("No cell of a file is a formula", "using var csv = CsvWriter.Create(stream, new CsvWriterOptions { Injection = CsvInjection.Escape });")]
    [InlineData("No text becomes markup", "builder.AddMarkupContent(1, \"<br />\");")]
    public void Breach_InACommentOrKept_IsNotFound(string name, string code) => Assert.Empty(Rule(name).Breaches(code));

    [Theory]
    [InlineData("Dashboard.Domain")]
    [InlineData("Dashboard.WriteSide")]
    [InlineData("Dashboard.ReadSide")]
    [InlineData("Dashboard.SqlServer")]
    [InlineData("Dashboard.PostgreSql")]
    [InlineData("Dashboard.Web")]
    public void Type_OfTheApplication_HasNoStaticState(string project)
    {
        var state = Assembly.Load(project).GetTypes()
            .Where(type => type.Namespace?.StartsWith("Dashboard", StringComparison.Ordinal) == true && !IsGenerated(type))
            .SelectMany(type => type.GetFields(Statics))
            .Where(field => field is { IsInitOnly: false, IsLiteral: false })
            .Select(field => $"{field.DeclaringType}.{field.Name}");

        Assert.Empty(state);
    }

    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.IsDefined(typeof(GeneratedCodeAttribute)) || (type.DeclaringType is { } outer && IsGenerated(outer));

    private static SourceRule Rule(string name) => SourceRule.All.Single(rule => rule.Name == name);
}
