using MediatR;

namespace Dashboard.ReadSide.Questions;

/// <summary>A question, of whatever answer.</summary>
public interface IQuestion
{
    /// <summary>Names of the projections whose tables the answer is read from.</summary>
    IReadOnlyList<string> Projections { get; }
}

/// <summary>A question that is answered from read tables alone; it changes nothing.</summary>
public interface IQuestion<out TAnswer> : IQuestion, IRequest<TAnswer>;
