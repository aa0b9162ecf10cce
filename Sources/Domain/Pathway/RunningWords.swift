/// What kind of run it was.
public enum RunKind: String, Choice {
    /// At an easy speed.
    case easy
    /// A workout.
    case workout
    /// A race.
    case race
    /// Strides.
    case strides

    /// kind of run.
    public static let noun = "kind of run"
}

/// What a route runs on.
public enum Surface: String, Choice {
    /// A road.
    case road
    /// A flat path.
    case path
    /// A track.
    case track
    /// A treadmill.
    case treadmill
    /// A trail.
    case trail

    /// surface.
    public static let noun = "surface"
}

/// Direction on a track.
public enum TrackDirection: String, Choice {
    /// To the right on curves.
    case clockwise
    /// To the left on curves.
    case counterClockwise = "counter-clockwise"
    /// In turn.
    case both

    /// track direction.
    public static let noun = "track direction"
}

/// How a route loads the sides, as observed.
public struct RouteShape: Hashable, Sendable {
    /// What is run on.
    public var surface: Surface
    /// Whether it slopes to one side; nil: not known.
    public var isCambered: Bool?
    /// Side on which the country drives.
    public var trafficSide: Side?
    /// Side of the road on the way out, in the direction of running.
    public var roadSideOut: Side?
    /// Side of the road on the way back, in the direction of running.
    public var roadSideBack: Side?
    /// Foot that was seen to be lower on the way out; nil: not observed.
    public var lowerFootOut: Side?
    /// Direction on a track.
    public var trackDirection: TrackDirection?

    /// A route of which only the surface is known.
    public init(on surface: Surface) {
        self.surface = surface
    }

    /// Whether both ways keep to one edge of the road, and so load one heel; nil: not known.
    ///
    /// The side changes with the direction.
    public var isOnOneEdge: Bool? {
        guard let roadSideOut, let roadSideBack else { return nil }
        return roadSideOut != roadSideBack
    }

    /// Whether it loads one side, by its edge or by its one direction.
    public var isOneSided: Bool {
        isOnOneEdge == true || trackDirection == .clockwise || trackDirection == .counterClockwise
    }
}
