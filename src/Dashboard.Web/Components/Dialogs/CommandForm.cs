using Dashboard.Domain;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Pages.Shop;
using Dashboard.Web.Live;
using Dashboard.WriteSide.Pipeline;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Dialogs;

/// <summary>
/// A component that sends a command made from what the person typed. While it sends, a second click does nothing; a
/// refusal is kept to be shown (<see cref="Refusal"/>, <see cref="Faults"/>) and what was typed stays. When the answer
/// got lost, the same command goes again, with its id: it is done once.
/// </summary>
public abstract class CommandForm : ComponentBase, IDisposable
{
    /// <summary>Code of the refusal that a form makes itself when no answer came.</summary>
    protected const string NoAnswer = "no-answer";

    private readonly CancellationTokenSource _stop = new();
    private ICommand? _unanswered;

    [Inject]
    public required IDesk Desk { get; init; }

    [Inject]
    public required ILogger<CommandForm> Logger { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    /// <summary>Whether a command is on its way: buttons are disabled.</summary>
    protected bool IsSending { get; private set; }

    /// <summary>Why the last command was refused; nothing when it was not.</summary>
    protected Refusal? Refusal { get; private set; }

    /// <summary>What is wrong with the fields.</summary>
    protected FieldFaults Faults { get; private set; } = FieldFaults.None;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            await Script.InvokeVoidAsync("dashboard.enterDialog", _stop.Token);
        }
        catch (Exception fault) when (fault is JSDisconnectedException or OperationCanceledException)
        {
            FormLog.NobodyThere(Logger, fault, GetType().Name);
        }
    }

    /// <summary>Sends a command; refused, failed and doubled sends answer nothing.</summary>
    /// <param name="command">Made once for this submission.</param>
    /// <returns>The outcome of an accepted command, else nothing.</returns>
    protected async Task<Outcome<TAnswer>?> SendAsync<TAnswer>(Command<TAnswer> command)
    {
        if (IsSending)
        {
            return null;
        }

        if (_unanswered is Command<TAnswer> earlier && command with { CommandId = earlier.CommandId } == earlier)
        {
            command = earlier;
        }

        (IsSending, Refusal, Faults, _unanswered) = (true, null, FieldFaults.None, command);
        StateHasChanged();
        try
        {
            var outcome = await Desk.SendAsync(command, _stop.Token);
            _unanswered = null;
            Take(outcome.Refusal);
            return outcome.IsAccepted ? outcome : null;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception fault)
        {
            FormLog.SendingFailed(Logger, fault, command.GetType().Name);
            Take(Refusal.Rule(NoAnswer, "No answer came. Please send it again; it will not be done twice."));
            return null;
        }
        finally
        {
            IsSending = false;
        }
    }

    /// <summary>Sends a command, unless something that was typed is no number: then all is told that is wrong, by the form and by the command's rules.</summary>
    /// <param name="command">Made once for this submission.</param>
    /// <param name="typed">The numbers that were typed.</param>
    /// <returns>The outcome of an accepted command, else nothing.</returns>
    private protected Task<Outcome<TAnswer>?> SendAsync<TAnswer>(Command<TAnswer> command, Typed typed)
    {
        if (typed.Faults.Count == 0)
        {
            return SendAsync(command);
        }

        Take(Refusal.Invalid(Desk.Check(command, typed.Faults)));
        return Task.FromResult<Outcome<TAnswer>?>(null);
    }

    /// <summary>Shows a refusal that the form found itself, such as a number that is none.</summary>
    protected void Take(Refusal? refusal) => (Refusal, Faults) = (refusal, refusal is null ? FieldFaults.None : new FieldFaults(refusal.Faults));

    /// <summary>Ends what the form waits for; a command that was sent is still done.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what the form waits for.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Cancel();
            _stop.Dispose();
        }
    }
}

internal static partial class FormLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Command} was sent and no answer came.")]
    public static partial void SendingFailed(ILogger logger, Exception fault, string command);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Form} was gone before it could take the focus.")]
    public static partial void NobodyThere(ILogger logger, Exception fault, string form);
}
