namespace Dashboard.Web.Components.Live;

/// <summary>What live views write to the log.</summary>
internal static partial class LiveLog
{
    [LoggerMessage(Level = LogLevel.Trace, Message = "{Component} ended.")]
    public static partial void Ended(ILogger logger, string component);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Component} ended: its reader is signed out.")]
    public static partial void SignedOut(ILogger logger, string component);

    [LoggerMessage(Level = LogLevel.Trace, Message = "A question of {Component} was overtaken by a newer one.")]
    public static partial void Overtaken(ILogger logger, string component);

    [LoggerMessage(Level = LogLevel.Error, Message = "A question of {Component} failed.")]
    public static partial void AskingFailed(ILogger logger, Exception fault, string component);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Component} was asked for what there is not.")]
    public static partial void BadQuestion(ILogger logger, Exception fault, string component);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Component} stopped following the changes.")]
    public static partial void FollowingFailed(ILogger logger, Exception fault, string component);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Component} could not wait for what it had sent.")]
    public static partial void WaitingFailed(ILogger logger, Exception fault, string component);
}
