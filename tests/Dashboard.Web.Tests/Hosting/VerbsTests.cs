using Dashboard.Web.Hosting;

namespace Dashboard.Web.Tests.Hosting;

/// <summary>The command line.</summary>
public sealed class VerbsTests
{
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    [Fact]
    public async Task Verb_ThatIsNone_IsAnsweredWithTheVerbsThereAre()
    {
        var code = await RunAsync(["exprot"], new Verb("export", "FILE: writes a file", (_, _) => Task.FromResult(0)));

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("There is no verb 'exprot'.", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("export FILE: writes a file", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_out.ToString());
    }

    [Fact]
    public async Task Verb_GetsItsArguments()
    {
        string[] given = [];

        var code = await RunAsync(["export", "a b", "c"], new Verb("export", "", (args, _) =>
        {
            given = args;
            return Task.FromResult(7);
        }));

        Assert.Equal(7, code);
        Assert.Equal(["a b", "c"], given);
    }

    [Fact]
    public async Task Verb_ThatCannotStart_SaysWhyAndShowsNoTrace()
    {
        var code = await RunAsync(["export"], new Verb("export", "", (_, _) => throw new StartException(["No.", "And no."])));

        Assert.Equal(ExitCode.Failed, code);
        Assert.Equal(["No.", "And no."], _error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Dashboard_WithFaultySettings_DoesNotStart()
    {
        var code = await RunAsync(["--Database:Provider=Oracle", "--Store:Currency=pounds"]);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Equal(2, _error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Help_NamesTheVerbs()
    {
        var code = await RunAsync(["--help"], new Verb("export", "FILE: writes a file", (_, _) => Task.FromResult(0)));

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("export FILE: writes a file", _out.ToString(), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(string[] args, params Verb[] verbs) => Verbs.RunAsync(args, new Terminal(_out, _error), verbs);
}
