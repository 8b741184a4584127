namespace Dashboard.Web.Components.Live;

/// <summary>What a live view tells the controls around it: <c>Freshness</c> and <c>LiveFrame</c>.</summary>
public interface ILive
{
    /// <summary>Names of the projections whose tables are shown.</summary>
    IReadOnlyList<string> Projections { get; }

    /// <summary>Whether there is an answer to show; it may be old while the next one is asked for.</summary>
    bool HasAnswer { get; }

    /// <summary>Why the last question failed, in a sentence; nothing when it did not.</summary>
    string? Failure { get; }

    /// <summary>Whether it failed because the address asks for something that there is not, such as a page that never was: asking again is of no use.</summary>
    bool IsBadQuestion { get; }

    /// <summary>Whether changes wait until the person wants to see them.</summary>
    bool IsPaused { get; }

    /// <summary>Changed rows that have gathered since the pause began, as far as counted.</summary>
    int Waiting { get; }

    /// <summary>Whether a command was sent from here whose effect is not in the tables yet.</summary>
    bool IsPending { get; }

    /// <summary>Until when the shown answer is known to hold everything, while it stands still; nothing while it follows the changes.</summary>
    DateTimeOffset? FrozenAt { get; }

    /// <summary>The moment in the past as of which it shows; nothing for now.</summary>
    DateTimeOffset? PastAt => null;

    /// <summary>Stops following the changes.</summary>
    void Pause();

    /// <summary>Asks again and follows the changes from now on.</summary>
    Task ResumeAsync();

    /// <summary>Asks again now.</summary>
    Task AskAgainAsync();
}
