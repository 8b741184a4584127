using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Past;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Security;
using Dashboard.WriteSide.Pipeline;
using MediatR;

namespace Dashboard.Web.Api;

/// <summary>What every command and every question of the API has in common. One for each request.</summary>
internal sealed class ApiDesk(IHttpContextAccessor accessor, ICommandSender commands, IMediator mediator, IProjectionMonitor monitor, Viewpoint viewpoint, TimeProvider clock)
{
    /// <summary>A command's answer carries the position of its last event; a question that sends it back waits until its projections have passed it.</summary>
    public const string PositionHeader = "Log-Position";

    /// <summary>Says whether the position of a question was reached in time: <c>true</c> or <c>false</c>.</summary>
    public const string ReachedHeader = "Log-Position-Reached";

    /// <summary>The id of the command: sent twice, it is done once.</summary>
    public const string IdempotencyHeader = "Idempotency-Key";

    /// <summary>Longest wait of a request, over all that it asks.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private TimeSpan _waited;
    private bool _allReached = true;

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>The moment that "today" is read from.</summary>
    public DateTimeOffset Now => viewpoint.Now;

    private Actor Actor => Context.User.ToActor() with { LooksFrom = viewpoint.Past?.At };

    /// <summary>Sends a command, unless the role does not reach it or anything in the request is at fault.</summary>
    public async Task<IResult> SendAsync<TAnswer>(
        Command<TAnswer> command, Faults faults, Func<TAnswer, IResult> answer, CancellationToken cancellationToken, IResult? unreadable = null)
    {
        var actor = Actor;
        var needed = NeedsRoleAttribute.Of(command.GetType());
        if (actor.Role < needed)
        {
            return Problems.Of(Refusal.Forbidden(needed));
        }

        if (unreadable is not null)
        {
            return unreadable;
        }

        var commandId = faults.OptionalId(Context.Request.Headers[IdempotencyHeader], IdempotencyHeader);
        if (faults.Any)
        {
            return Problems.Invalid(Context.RequestServices.WithFaultsOf(command, faults.Found));
        }

        var identified = commandId is { } id ? command with { CommandId = id } : command;
        var outcome = await commands.SendAsync(identified, actor, cancellationToken);
        Context.Response.Headers[PositionHeader] = outcome.Position.ToString();
        return outcome.IsAccepted ? answer(outcome.Answer) : Problems.Of(outcome.Refusal);
    }

    /// <summary>The same for a command whose fields come from a body.</summary>
    public Task<IResult> SendAsync<TAnswer, TBody>(
        Command<TAnswer> command, Body<TBody> body, Faults faults, Func<TAnswer, IResult> answer, CancellationToken cancellationToken)
        where TBody : class, new()
    {
        faults.AddRange(body.Faults);
        return SendAsync(command, faults, answer, cancellationToken, body.Unreadable);
    }

    /// <summary>Asks what a command would do now; nothing is done, so nothing is kept under its id.</summary>
    public async Task<IResult> PreviewAsync<TCommand, TAnswer, TBody>(
        TCommand command, Body<TBody> body, Faults faults, Func<TCommand, Actor, CancellationToken, Task<Outcome<TAnswer>>> ask, Func<TAnswer, IResult> answer,
        CancellationToken cancellationToken)
        where TCommand : ICommand
        where TBody : class, new()
    {
        var actor = Actor;
        var needed = NeedsRoleAttribute.Of(command.GetType());
        if (actor.Role < needed)
        {
            return Problems.Of(Refusal.Forbidden(needed));
        }

        faults.AddRange(body.Faults);
        if (body.Unreadable is not null || faults.Any)
        {
            return body.Unreadable ?? Problems.Invalid(Context.RequestServices.WithFaultsOf(command, faults.Found));
        }

        var outcome = await ask(command, actor, cancellationToken);
        return outcome.IsAccepted ? answer(outcome.Answer) : Problems.Of(outcome.Refusal);
    }

    /// <summary>Asks a question, unless it is not answered to the role; with a position in the request, once its projections have passed that, and after five seconds anyway.</summary>
    public async Task<IResult> AskAsync<TAnswer>(
        IQuestion<TAnswer> question, Faults faults, Func<TAnswer, IResult> answer, CancellationToken cancellationToken)
    {
        var answeredTo = AnsweredToAttribute.Of(question.GetType());
        if (Actor.Role < answeredTo)
        {
            return Problems.Of(Refusal.Forbidden(answeredTo));
        }

        var wanted = Position(faults);
        if (faults.Any)
        {
            return Problems.Invalid(faults.Found);
        }

        if (wanted is { } position)
        {
            await WaitAsync(question.Projections, position, cancellationToken);
        }

        try
        {
            return answer(await mediator.Send(question, cancellationToken));
        }
        catch (BadQuestionException fault)
        {
            // A place in a list that the read side did not give out, or one that is counted off too far.
            return Problems.Invalid([new FieldFault(Context.Request.Query.ContainsKey("cursor") ? "cursor" : "page", fault.Message)]);
        }
        catch (ArgumentException fault) when (fault.GetType() == typeof(ArgumentException) || fault is ArgumentOutOfRangeException)
        {
            return Problems.Invalid([new FieldFault(fault.ParamName ?? "query", FirstLine(fault))]);
        }
    }

    private async Task WaitAsync(IReadOnlyList<string> projections, LogPosition position, CancellationToken cancellationToken)
    {
        var (began, left) = (clock.GetTimestamp(), _waited < LongestWait ? LongestWait - _waited : TimeSpan.Zero);
        _allReached &= await monitor.WaitAsync(projections, position, left, cancellationToken) && !await IsSetAsideAsync(projections, position, cancellationToken);
        _waited += clock.GetElapsedTime(began);
        Context.Response.Headers[ReachedHeader] = _allReached ? "true" : "false";
    }

    /// <summary>A projection that passed a position has not folded what it set aside on the way.</summary>
    private async Task<bool> IsSetAsideAsync(IReadOnlyList<string> projections, LogPosition position, CancellationToken cancellationToken) =>
        projections.Any(projection => monitor.Status(projection).Parked > 0)
        && await mediator.Send(new IsSetAside(projections, position), cancellationToken);

    private LogPosition? Position(Faults faults)
    {
        string? text = Context.Request.Headers[PositionHeader];
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (LogPosition.TryParse(text, out var position))
        {
            return position;
        }

        faults.Add(PositionHeader, $"{PositionHeader} must be the {PositionHeader} of an earlier answer.");
        return null;
    }

    private static string FirstLine(ArgumentException fault)
    {
        var sentence = fault.Message.Split('\n')[0];
        var parameter = sentence.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return parameter < 0 ? sentence : sentence[..parameter];
    }
}
