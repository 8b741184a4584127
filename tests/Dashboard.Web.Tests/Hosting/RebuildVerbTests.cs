using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.Web.Rebuild;

namespace Dashboard.Web.Tests.Hosting;

public sealed class RebuildVerbTests
{
    private static readonly RebuildView View = new()
    {
        RebuildId = Guid.CreateVersion7(), Projection = "Sales", Mode = RebuildMode.Swap, State = RebuildState.Copying, Reason = "a test",
        RequestedBy = "system", RequestedAt = DateTimeOffset.UnixEpoch, EventsHandled = 250, EventsToHandle = 1_000, EventsPerSecond = 125,
        TimeLeft = TimeSpan.FromSeconds(6),
    };

    public static TheoryData<string[], string?, bool, string> Wishes => new()
    {
        { ["Sales"], "Sales", false, "from the terminal" },
        { ["--all", "--compare"], null, true, "from the terminal" },
        { ["Sales", "--reason", "odd numbers", "--Database:Provider=Embedded"], "Sales", false, "odd numbers" },
    };

    public static TheoryData<string[]> Nonsense => new(new string[][] { [], ["Sales", "Orders"], ["--all", "Sales"], ["Sales", "--swap"], ["Sales", "--reason"] });

    [Theory]
    [MemberData(nameof(Wishes))]
    public void Arguments_ThatAskForSomething_AreUnderstood(string[] args, string? projection, bool compare, string reason) =>
        Assert.Equal(new RebuildWish(projection, compare, reason), RebuildWish.Of(args));

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void Arguments_ThatAskForNothing_AreNotGuessed(string[] args) => Assert.Null(RebuildWish.Of(args));

    [Fact]
    public void Progress_InATerminal_IsOneLineThatIsWipedAtTheEnd()
    {
        using var output = new StringWriter();
        var line = new RebuildProgressLine(output, inPlace: true);

        line.Report([View]);
        line.Done();

        Assert.StartsWith("\rSales copying 250 of 1,000, 25 %, 125 events/s, 6 s left\r   ", output.ToString());
        Assert.DoesNotContain('\n', output.ToString());
    }

    [Fact]
    public void Progress_ElsewhereThanInATerminal_IsALineForEveryStep()
    {
        using var output = new StringWriter();
        var line = new RebuildProgressLine(output, inPlace: false);

        line.Report([View]);
        line.Report([View with { EventsHandled = 260 }]);
        line.Report([View with { EventsHandled = 350 }]);

        Assert.Equal(2, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
