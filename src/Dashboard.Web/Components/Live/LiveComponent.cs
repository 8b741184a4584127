using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Live;
using Dashboard.Web.Security;
using Dashboard.WriteSide.Pipeline;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Live;

/// <summary>
/// A component that shows the answer to a question and follows its changes. It listens before it first asks, so nothing
/// falls between; a change is asked about at once, more changes at most every <see cref="Throttle"/>; the last answer
/// stays on the screen meanwhile. Deriving components say what they read (<see cref="Projections"/>) and how they ask
/// (<see cref="AskAsync"/>), and render <see cref="Answer"/> inside a <c>LiveFrame</c>.
/// </summary>
/// <typeparam name="TAnswer">All that the component shows, as one value: a row, a page, or a record of several answers.</typeparam>
public abstract class LiveComponent<TAnswer> : ComponentBase, ILive, IAsyncDisposable
    where TAnswer : class
{
    /// <summary>Shortest time between two questions that changes lead to.</summary>
    public static readonly TimeSpan Throttle = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _stop = new();
    private CancellationTokenSource? _question;
    private ChangeSubscription? _changes;
    private Task _following = Task.CompletedTask;
    private Task _asking = Task.CompletedTask;
    private object? _identity;
    private object? _filter;
    private object? _answeredFilter;
    private DateTimeOffset? _answeredAsOf;
    private int _pending;
    private bool _isDisposed;

    [Inject]
    public required IDesk Desk { get; init; }

    [Inject]
    public required IChangeFeed Feed { get; init; }

    [Inject]
    public required IProjectionMonitor Monitor { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required Viewpoint Viewpoint { get; init; }

    [Inject]
    public required ILoggerFactory Loggers { get; init; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<string> Projections { get; }

    /// <inheritdoc/>
    public DateTimeOffset? PastAt => IsOfNow ? null : Viewpoint.Past?.At;

    /// <summary>Whether the component shows what is now, whatever moment is looked at.</summary>
    protected virtual bool IsOfNow => false;

    /// <summary>The moment that "today", ages and the like count from.</summary>
    protected DateTimeOffset Now => PastAt ?? Time.GetUtcNow();

    /// <summary>The last answer; nothing before the first, or when there is none of what was asked for.</summary>
    protected TAnswer? Answer { get; private set; }

    /// <inheritdoc/>
    public bool HasAnswer { get; private set; }

    /// <inheritdoc/>
    public string? Failure { get; private set; }

    /// <inheritdoc/>
    public bool IsBadQuestion { get; private set; }

    /// <inheritdoc/>
    public bool IsPaused { get; private set; }

    /// <inheritdoc/>
    public int Waiting { get; private set; }

    /// <inheritdoc/>
    public bool IsPending => _pending > 0;

    /// <inheritdoc/>
    public DateTimeOffset? FrozenAt => IsPaused || Failure is not null ? _answeredAsOf : null;

    /// <summary>Whether a command of <see cref="TrySendAsync"/> is on its way: buttons are disabled.</summary>
    protected bool IsSending { get; private set; }

    /// <summary>Why the last command of <see cref="TrySendAsync"/> was refused; nothing when it was not.</summary>
    protected Refusal? Refusal { get; private set; }

    /// <summary>Cancelled when the component is disposed; for commands and questions of its own.</summary>
    protected CancellationToken Stopping => _stop.Token;

    /// <summary>
    /// What the component is about, such as the id in the address. When it differs after parameters were set, the old
    /// answer is forgotten and the question asked anew.
    /// </summary>
    protected virtual object? Identity => null;

    /// <summary>
    /// What narrows the question, such as text, sort and page; compared by value. When it differs after parameters were
    /// set, the question is asked at once and the old answer stays until the new one is here.
    /// </summary>
    protected virtual object? Filter => null;

    /// <summary>How long a command is shown as pending at most, should its effect not come.</summary>
    protected virtual TimeSpan LongestPending => TimeSpan.FromSeconds(30);

    /// <summary>Asks everything the component shows. Asked over and over: it must not change the component.</summary>
    protected abstract Task<TAnswer?> AskAsync(CancellationToken cancellationToken);

    /// <summary>Called with every new answer, before it is rendered; for highlights and the like.</summary>
    /// <param name="before">The answer before; nothing for the first.</param>
    /// <param name="answer">The new answer.</param>
    /// <param name="isSameQuestion">Whether both answer the same question: a difference is then a change in the shop.</param>
    protected virtual void OnAnswered(TAnswer? before, TAnswer? answer, bool isSameQuestion)
    {
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        // What was does not change any more.
        _changes = PastAt is null ? Feed.Subscribe(Projections) : null;
        (_identity, _filter) = (Identity, Filter);
        _ = AskAgainAsync();
        _following = _changes is null ? Task.CompletedTask : FollowAsync(_changes);
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Equals(_identity, Identity) && Equals(_filter, Filter))
        {
            return;
        }

        if (!Equals(_identity, Identity))
        {
            (Answer, HasAnswer, Failure) = (null, false, null);
        }

        (_identity, _filter) = (Identity, Filter);
        await AskAgainAsync();
    }

    /// <inheritdoc/>
    public Task AskAgainAsync()
    {
        var asked = AskOnceAsync();
        _asking = _asking.IsCompleted ? asked : Task.WhenAll(_asking, asked);
        return asked;
    }

    /// <inheritdoc/>
    public void Pause() => IsPaused = true;

    /// <inheritdoc/>
    public Task ResumeAsync()
    {
        (IsPaused, Waiting) = (false, 0);
        return AskAgainAsync();
    }

    /// <summary>Sends a command; an accepted one makes the view <see cref="IsPending"/> until its effect can be seen here.</summary>
    protected async Task<Outcome<T>> SendAsync<T>(Command<T> command)
    {
        var outcome = await Desk.SendAsync(command, Stopping);
        if (outcome.IsAccepted)
        {
            _ = ExpectAsync(outcome.Position);
        }

        return outcome;
    }

    /// <summary>
    /// Sends a command from a button of the view: only one at a time, a refusal is kept in <see cref="Refusal"/>.
    /// </summary>
    /// <returns>The outcome of an accepted command, else nothing.</returns>
    protected async Task<Outcome<T>?> TrySendAsync<T>(Command<T> command)
    {
        if (IsSending)
        {
            return null;
        }

        (IsSending, Refusal) = (true, null);
        StateHasChanged();
        try
        {
            var outcome = await SendAsync(command);
            Refusal = outcome.Refusal;
            return outcome.IsAccepted ? outcome : null;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception fault)
        {
            FormLog.SendingFailed(Logger, fault, command.GetType().Name);
            Refusal = Refusal.Rule("no-answer", "No answer came. Please look whether it was done, and try again if not.");
            return null;
        }
        finally
        {
            IsSending = false;
        }
    }

    /// <summary>Shows the view as pending until its projections have folded a position in, then asks again.</summary>
    /// <param name="position">Position that an accepted command answered; nothing, or the start of the log, is not waited for.</param>
    protected async Task ExpectAsync(LogPosition? position)
    {
        if (position is not { } awaited || awaited == LogPosition.Start || _isDisposed)
        {
            return;
        }

        _pending++;
        StateHasChanged();
        try
        {
            await Monitor.WaitAsync(Projections, awaited, LongestPending, Stopping);
            await AskAgainAsync();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            LiveLog.Ended(Logger, GetType().Name);
        }
        catch (Exception fault)
        {
            LiveLog.WaitingFailed(Logger, fault, GetType().Name);
        }

        _pending--;
        StateHasChanged();
    }

    /// <summary>Ends listening and asking; done when nothing of the component runs any more.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        GC.SuppressFinalize(this);
        await _stop.CancelAsync();
        _changes?.Dispose();
        await Task.WhenAll(_following, _asking);
        _stop.Dispose();
    }

    private async Task FollowAsync(ChangeSubscription changes)
    {
        try
        {
            while (await changes.NextAsync(Stopping) is { Count: > 0 } gathered)
            {
                if (IsPaused)
                {
                    Waiting += gathered.Sum(change => Math.Max(1, change.Keys.Count));
                    StateHasChanged();
                    continue;
                }

                var asked = Time.GetTimestamp();
                await AskAgainAsync();
                if (Throttle - Time.GetElapsedTime(asked) is { Ticks: > 0 } rest)
                {
                    await Task.Delay(rest, Time, Stopping);
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            LiveLog.Ended(Logger, GetType().Name);
        }
        catch (Exception fault)
        {
            LiveLog.FollowingFailed(Logger, fault, GetType().Name);
            Failure = "This view no longer follows the changes. Load the page again.";
            StateHasChanged();
        }
    }

    /// <summary>Asks once; an answer that was overtaken by a newer question is dropped.</summary>
    private async Task AskOnceAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        using var question = Overtake();
        var filter = (Identity, Filter);
        try
        {
            var asOf = AsOf();
            var answer = await AskAsync(question.Token);
            if (_question == question)
            {
                Take(answer, filter, asOf);
            }
        }
        catch (OperationCanceledException) when (question.IsCancellationRequested)
        {
            LiveLog.Overtaken(Logger, GetType().Name);
        }
        catch (BadQuestionException fault)
        {
            LiveLog.BadQuestion(Logger, fault, GetType().Name);
            (Failure, IsBadQuestion) = (fault.Message, true);
            StateHasChanged();
        }
        catch (SignedOutException)
        {
            // The browser is on its way to the sign-in already; what stays of the page here has nobody to ask for.
            LiveLog.SignedOut(Logger, GetType().Name);
            await _stop.CancelAsync();
        }
        catch (PastGoneException fault)
        {
            (Failure, IsBadQuestion) = (fault.Message, false);
            StateHasChanged();
        }
        catch (Exception fault)
        {
            LiveLog.AskingFailed(Logger, fault, GetType().Name);
            IsBadQuestion = false;
            Failure = HasAnswer ? "The newest figures could not be loaded; these are older." : "This could not be loaded.";
            StateHasChanged();
        }
        finally
        {
            if (_question == question)
            {
                _question = null;
            }
        }
    }

    /// <summary>Begins a question; the one before, if it still waits, need not be answered any more.</summary>
    private CancellationTokenSource Overtake()
    {
        _question?.Cancel();
        return _question = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
    }

    private void Take(TAnswer? answer, object filter, DateTimeOffset? asOf)
    {
        var before = Answer;
        var isSameQuestion = HasAnswer && Equals(_answeredFilter, filter);
        (Answer, HasAnswer, Failure, IsBadQuestion, _answeredFilter, _answeredAsOf) = (answer, true, null, false, filter, asOf);
        OnAnswered(before, answer, isSameQuestion);
        StateHasChanged();
    }

    private DateTimeOffset? AsOf() => Projections.Count == 0 ? null : Projections.Min(name => Monitor.Status(name).AsOf);

    private ILogger Logger => field ??= Loggers.CreateLogger(GetType());
}
