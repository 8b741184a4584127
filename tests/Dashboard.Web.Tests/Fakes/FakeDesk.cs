using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Live;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Subscriptions;

namespace Dashboard.Web.Tests.Fakes;

/// <summary>
/// A desk whose answers a test writes down: <see cref="Answer{TQuestion, TAnswer}"/> for questions,
/// <see cref="Accept{TCommand, TAnswer}"/> and <see cref="Refuse{TCommand}"/> for commands. Keeps what was asked and sent.
/// </summary>
internal sealed class FakeDesk : IDesk
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Type, Func<object, CancellationToken, Task<object?>>> _answers = [];
    private readonly Dictionary<Type, Func<object, Task<object>>> _outcomes = [];
    private readonly List<object> _asked = [];
    private readonly List<ICommand> _sent = [];
    private long _sequence;

    public Actor Actor { get; set; } = new(Guid.CreateVersion7(), "Ana Administrator", Role.Administrator);

    /// <summary>Every question so far, oldest first.</summary>
    public IReadOnlyList<object> Asked
    {
        get
        {
            lock (_lock)
            {
                return [.. _asked];
            }
        }
    }

    /// <summary>Every command so far, oldest first.</summary>
    public IReadOnlyList<ICommand> Sent
    {
        get
        {
            lock (_lock)
            {
                return [.. _sent];
            }
        }
    }

    public bool May<TCommand>()
        where TCommand : ICommand => CommandRule.IsOffered(typeof(TCommand), Actor);

    /// <summary>From now on a kind of question is answered so.</summary>
    public void Answer<TQuestion, TAnswer>(Func<TQuestion, TAnswer> answer)
        where TQuestion : IQuestion<TAnswer> => AnswerLater<TQuestion, TAnswer>((question, _) => Task.FromResult(answer(question)));

    /// <summary>From now on a kind of question is answered when the task ends; a task that fails is a question that fails.</summary>
    public void AnswerLater<TQuestion, TAnswer>(Func<TQuestion, CancellationToken, Task<TAnswer>> answer)
        where TQuestion : IQuestion<TAnswer>
    {
        lock (_lock)
        {
            _answers[typeof(TQuestion)] = async (question, stop) => await answer((TQuestion)question, stop);
        }
    }

    /// <summary>From now on a kind of command is accepted and answered so.</summary>
    public void Accept<TCommand, TAnswer>(Func<TCommand, TAnswer> answer)
        where TCommand : Command<TAnswer> => Respond<TCommand, TAnswer>(command => Task.FromResult<Outcome<TAnswer>>(answer(command)));

    /// <summary>From now on a kind of command is accepted.</summary>
    public void Accept<TCommand>()
        where TCommand : Command => Accept<TCommand, Done>(_ => Done.Instance);

    /// <summary>From now on a kind of command that answers nothing is refused.</summary>
    public void Refuse<TCommand>(Refusal refusal)
        where TCommand : Command => Refuse<TCommand, Done>(refusal);

    /// <summary>From now on a kind of command is refused.</summary>
    public void Refuse<TCommand, TAnswer>(Refusal refusal)
        where TCommand : Command<TAnswer> => Respond<TCommand, TAnswer>(_ => Task.FromResult<Outcome<TAnswer>>(refusal));

    /// <summary>From now on a kind of command is answered when the task ends.</summary>
    public void Respond<TCommand, TAnswer>(Func<TCommand, Task<Outcome<TAnswer>>> outcome)
        where TCommand : Command<TAnswer>
    {
        lock (_lock)
        {
            _outcomes[typeof(TCommand)] = async command => await outcome((TCommand)command);
        }
    }

    public async Task<Outcome<TAnswer>> SendAsync<TAnswer>(Command<TAnswer> command, CancellationToken cancellationToken)
    {
        Func<object, Task<object>>? respond;
        lock (_lock)
        {
            _sent.Add(command);
            respond = _outcomes.GetValueOrDefault(command.GetType());
        }

        var outcome = respond is null
            ? throw new InvalidOperationException($"The test says nothing of {command.GetType().Name}.")
            : (Outcome<TAnswer>)await respond(command);
        return outcome.IsAccepted ? outcome.At(new LogPosition(1, Interlocked.Increment(ref _sequence)), repeated: false) : outcome;
    }

    /// <summary>What upgrades are said to cost; a test says so before it asks.</summary>
    public Func<UpgradeSubscription, Outcome<UpgradeOffer>>? Offers { get; set; }

    public Task<Outcome<UpgradeOffer>> PreviewAsync(UpgradeSubscription wish, CancellationToken cancellationToken) =>
        Task.FromResult(Offers?.Invoke(wish) ?? throw new InvalidOperationException("The test says nothing of what upgrades cost."));

    /// <summary>What the rules of commands find wrong with whatever is checked.</summary>
    public IReadOnlyList<FieldFault> Rules { get; set; } = [];

    public IReadOnlyList<FieldFault> Check(ICommand command, IReadOnlyList<FieldFault> found) =>
        [.. found, .. Rules.Where(rule => found.All(fault => fault.Field != rule.Field))];

    public async Task<TAnswer> AskAsync<TAnswer>(IQuestion<TAnswer> question, CancellationToken cancellationToken)
    {
        Func<object, CancellationToken, Task<object?>>? answer;
        lock (_lock)
        {
            _asked.Add(question);
            answer = _answers.GetValueOrDefault(question.GetType());
        }

        return answer is null
            ? throw new InvalidOperationException($"The test says nothing of {question.GetType().Name}.")
            : (TAnswer)(await answer(question, cancellationToken))!;
    }
}
