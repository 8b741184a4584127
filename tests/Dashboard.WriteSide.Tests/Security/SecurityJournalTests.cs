using Dashboard.Domain;
using Dashboard.Domain.Security;
using Dashboard.Testing;
using Dashboard.WriteSide.Security;

namespace Dashboard.WriteSide.Tests.Security;

public sealed class SecurityJournalTests
{
    private readonly TestClock _clock = new() { Now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero) };
    private readonly SecurityJournal _journal;

    public SecurityJournalTests() => _journal = new SecurityJournal(_clock);

    [Fact]
    public void Failures_InAFlood_AreNotedSoManyAMinuteAndCounted()
    {
        for (var attempt = 0; attempt < 10_000; attempt++)
        {
            _journal.Failed(userId: null, SignInFault.UnknownAccount, Origin.Unknown);
        }

        Assert.Equal(SecurityJournal.MostAMinute, Taken().Count);
        _clock.Now += TimeSpan.FromMinutes(1);
        _journal.Failed(userId: null, SignInFault.UnknownAccount, Origin.Unknown);

        Assert.Equal(10_000 - SecurityJournal.MostAMinute, Assert.Single(Taken()).Unnoted);
    }

    [Fact]
    public void Account_ThatIsFlooded_TakesNoRoomFromOthers()
    {
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        for (var attempt = 0; attempt < 100; attempt++)
        {
            _journal.Failed(one, SignInFault.WrongPassword, Origin.Unknown);
        }

        _journal.Failed(other, SignInFault.WrongPassword, Origin.Unknown);
        _journal.Refused(Actors.Viewer, "PlaceOrder");

        Assert.Equal([one, other, Actors.Viewer.Id], Taken().Select(told => told.UserId!.Value).Distinct());
    }

    private List<SecurityEvent> Taken()
    {
        var taken = new List<SecurityEvent>();
        while (_journal.Notes.TryRead(out var note))
        {
            taken.Add(note.Told);
        }

        return taken;
    }
}
