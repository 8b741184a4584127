using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Operations;
using Dashboard.WriteSide.Pipeline;

namespace Dashboard.WriteSide.Tests.Operations;

/// <summary>Without a database and without a read side: what is malformed is refused before anybody is asked.</summary>
public sealed class ProjectionCommandValidationTests : IAsyncLifetime
{
    private static readonly string Long = new('x', 501);

    private TestDashboard? _dashboard;

    public async ValueTask InitializeAsync() => _dashboard = await TestDashboard.StartAsync(new NoDatabase());

    public ValueTask DisposeAsync() => _dashboard!.DisposeAsync();

    [Fact]
    public Task RebuildProjection_WithFaults_TellsThemAll() => FaultsAsync(
        new RebuildProjection(" ", (RebuildMode)99, ""), "Projection is required.", "There is no such mode.", "Reason is required.");

    [Fact]
    public async Task EveryAction_WithoutAReasonOrWithTooLongAOne_IsToldSo()
    {
        foreach (var (reason, sentence) in new[] { (" ", "Reason is required."), (Long, "Reason can have at most 500 characters.") })
        {
            await FaultsAsync(new CancelRebuild(Guid.Empty, reason), sentence);
            await FaultsAsync(new ApproveRebuild(Guid.Empty, reason), sentence);
            await FaultsAsync(new GoBack("Sales", reason), sentence);
            await FaultsAsync(new PauseProjection("Sales", reason), sentence);
            await FaultsAsync(new ResumeProjection("Sales", reason), sentence);
            await FaultsAsync(new RetryParked("Sales", null, null, reason), sentence);
            await FaultsAsync(new SkipParked("Sales", "SalesDay", "2026-03-01", 1, reason), sentence);
            await FaultsAsync(new SkipUnknown(1, reason), sentence);
        }
    }

    [Fact]
    public async Task RetryParked_WithHalfARow_IsToldSo()
    {
        await FaultsAsync(new RetryParked("Sales", "SalesDay", null, "a test"), "Name both the table and the row, or neither.");
        await FaultsAsync(new RetryParked("Sales", null, "2026-03-01", "a test"), "Name both the table and the row, or neither.");
    }

    private async Task FaultsAsync<TAnswer>(Command<TAnswer> command, params string[] sentences)
    {
        var refusal = (await _dashboard!.SendAsync(command, Actors.Operator)).Refusal;

        Assert.Equal((RefusalKind.Invalid, "invalid"), (refusal?.Kind, refusal?.Code));
        Assert.Equal(sentences, refusal!.Faults.Select(fault => fault.Sentence));
    }
}
